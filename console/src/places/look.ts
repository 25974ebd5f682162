import { useEffect, useState, useSyncExternalStore } from 'react';

/** How the desk looks: as the device says, or as one has chosen. */
export const LOOKS = { system: '跟随设备', light: '浅色', dark: '深色', contrast: '高对比度' } as const;
export type Look = keyof typeof LOOKS;
export type Shown = Exclude<Look, 'system'>;

const PLACE = 'yuhe-look';
const listeners = new Set<() => void>();

function chosen(): Look {
  const kept = localStorage.getItem(PLACE);
  return kept !== null && kept in LOOKS ? (kept as Look) : 'system';
}

export function chooseLook(look: Look): void {
  localStorage.setItem(PLACE, look);
  for (const tell of listeners) tell();
}

const follow = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

const CONTRAST = '(prefers-contrast: more)';
const DARK = '(prefers-color-scheme: dark)';

const ofDevice = (): Shown => {
  if (globalThis.matchMedia(CONTRAST).matches) return 'contrast';
  return globalThis.matchMedia(DARK).matches ? 'dark' : 'light';
};

/** The look that was chosen, and the one that is shown; the page is told of it as `data-look`. */
export function useLook(): { readonly choice: Look; readonly look: Shown } {
  const choice = useSyncExternalStore(follow, chosen);
  const [device, setDevice] = useState(ofDevice);
  useEffect(() => {
    const change = () => setDevice(ofDevice());
    const asked = [CONTRAST, DARK].map((question) => globalThis.matchMedia(question));
    for (const each of asked) each.addEventListener('change', change);
    return () => asked.forEach((each) => each.removeEventListener('change', change));
  }, []);
  const look = choice === 'system' ? device : choice;
  useEffect(() => {
    document.documentElement.dataset.look = look;
  }, [look]);
  return { choice, look };
}
