import { readConfig, type Config } from '../shared/platform/config';
import { readSystemRecord } from './embedded/system-record';

/** The settings of the environment; what it does not say, as the embedded system of this folder has it. */
export function installedConfig(): Config {
  return readConfig({ ...readSystemRecord()?.environment, ...process.env });
}
