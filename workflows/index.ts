/** All workflows of the bundle. */
export { disputeCase } from './dispute-case';
export { delivery } from './delivery';
export { importBatch } from './import-batch';
export { reconciliation } from './reconciliation';
