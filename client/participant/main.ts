import { dress } from '../ui/look.ts';
import './participant-page.ts';

dress();
