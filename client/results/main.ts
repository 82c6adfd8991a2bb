import { dress } from '../ui/look.ts';
import './results-page.ts';

dress();
