import { z } from 'zod';

/** Largest file that may be handed in, in MB. */
export const UPLOAD_LIMIT_MB = 10;

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const ZIP_TYPE = 'application/zip';
export const CSV_TYPE = 'text/csv';

/** A file as a request brings it. */
export type UploadedFile = { readonly bytes: Buffer; readonly name?: string };

/** A file as an answer. */
export type FileAnswer = { readonly bytes: Buffer; readonly type: string; readonly name: string };

/** Stands for a file in a contract: what is in it, no schema can say. */
export const uploadedFile = z.custom<UploadedFile>();
export const fileAnswer = z.custom<FileAnswer>();
