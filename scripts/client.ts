// `npm run client`: writes the types of the client from the committed OpenAPI document; after `npm run openapi`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { clientTypes } from './client-types';

writeFileSync(path.join(__dirname, '..', 'client', 'src', 'api.d.ts'), clientTypes());
