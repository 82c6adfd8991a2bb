import { dress } from '../ui/look.ts';
import './organiser-page.ts';

dress();
