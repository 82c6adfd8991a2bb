import { dress } from '../ui/look.ts';
import './rules-page.ts';

dress();
