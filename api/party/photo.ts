import type { PartyFileType } from '../../db/party-files';

const BEGINNINGS: Readonly<Record<PartyFileType, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
};

/** What a file is by its content, whatever its name says; undefined if it is none of those that are taken. */
export const typeByContent = (bytes: Buffer): PartyFileType | undefined =>
  (Object.keys(BEGINNINGS) as PartyFileType[]).find((type) => BEGINNINGS[type].every((byte, at) => bytes[at] === byte));

/** Brands of the containers in which some phones keep their photos (ISO/IEC 23008-12). */
const HEIF_BRANDS: readonly string[] = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'heif'];

/** A photo as iPhones take it, which few other computers can show. */
export const isHeic = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 4, 8) === 'ftyp' && HEIF_BRANDS.includes(bytes.toString('latin1', 8, 12));

/** The name of a file as it is shown: no folders, no control characters, not too long. */
export const shownName = (name: string | undefined): string =>
  (name ?? '')
    .replaceAll(/^.*[\\/]/g, '')
    .replaceAll(/[\u0000-\u001f\u007f]/g, '')
    .trim()
    .slice(-100) || '材料';
