import { dress } from '../ui/look.ts';
import './host-page.ts';

dress();
