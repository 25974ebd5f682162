export { yuan } from '../law/money';
