import { dress } from '../ui/look.ts';
import './participation-page.ts';

dress();
