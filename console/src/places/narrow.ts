import { useSyncExternalStore } from 'react';

/** Where a window counts as a phone, and where the bar has no room for all places; as in console.css. */
const PHONE = '(max-width: 767px)';
const SMALL = '(max-width: 1199px)';

const asked = (question: string) => ({
  follow: (tell: () => void): (() => void) => {
    const window = globalThis.matchMedia(question);
    window.addEventListener('change', tell);
    return () => window.removeEventListener('change', tell);
  },
  now: (): boolean => globalThis.matchMedia(question).matches,
});
const phone = asked(PHONE);
const small = asked(SMALL);

/** Whether the desk is shown on a phone: tables become cards. */
export const useIsPhone = (): boolean => useSyncExternalStore(phone.follow, phone.now);

/** Whether the places do not fit into the bar: they are in a drawer. */
export const useIsSmall = (): boolean => useSyncExternalStore(small.follow, small.now);
