/**
 * What oidc-provider has said on the console while it was loaded: it begins with advice that belongs into the log.
 * Only complete if this module is loaded before the library.
 */
export const saidAtLoading: string[] = [];

// eslint-disable-next-line no-console -- the one place where the library cannot be told of a log
console.warn = console.info = (text: string) => void saidAtLoading.push(text);
