import type { Config } from '../config';
import { diskObjects } from './disk-objects';
import type { ObjectStore } from './object-store';
import { s3Objects } from './s3-objects';

type Settings = Pick<Config, 'FILES_FOLDER' | 'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_REGION' | 'S3_CREDENTIALS_FILE'>;

/**
 * Where files lie, as the settings say: in a bucket if there is one, otherwise in a folder.
 * @throws Error if they name neither, or a bucket without its credentials.
 */
export function openObjects(settings: Settings): ObjectStore {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_CREDENTIALS_FILE: credentialsFile } = settings;
  if (endpoint) {
    if (!bucket || !credentialsFile) throw new Error('S3_ENDPOINT is set, and S3_BUCKET or S3_CREDENTIALS_FILE is not');
    return s3Objects({ endpoint, bucket, credentialsFile, region: settings.S3_REGION });
  }
  if (settings.FILES_FOLDER) return diskObjects(settings.FILES_FOLDER);
  throw new Error('neither FILES_FOLDER nor S3_ENDPOINT is set: what parties hand in would have no place');
}
