import { dress } from '../ui/look.ts';
import './welcome-page.ts';

dress();
