import { dress } from '../ui/look.ts';
import './live-page.ts';

dress();
