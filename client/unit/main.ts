import { dress } from '../ui/look.ts';
import './unit-page.ts';

dress();
