// `npm run asyncapi`: writes what docs/reference says of the exchange, from the contracts with the partners.
import { writeFileSync } from 'node:fs';
import { asyncApiPage } from './reference-pages';

const [file, text] = asyncApiPage();
writeFileSync(file, text);
