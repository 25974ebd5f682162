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

const asks = (question: string) => globalThis.matchMedia(question).matches;
const ofDevice = (): Shown =>
  asks('(prefers-contrast: more)') ? 'contrast' : asks('(prefers-color-scheme: dark)') ? 'dark' : 'light';

/** The look that was chosen, and the one that is shown. */
export function useLook(): { readonly choice: Look; readonly look: Shown } {
  const choice = useSyncExternalStore(follow, chosen);
  const [device, setDevice] = useState(ofDevice);
  useEffect(() => {
    const dark = globalThis.matchMedia('(prefers-color-scheme: dark)');
    const change = () => setDevice(ofDevice());
    dark.addEventListener('change', change);
    return () => dark.removeEventListener('change', change);
  }, []);
  const look = choice === 'system' ? device : choice;
  useEffect(() => {
    document.documentElement.style.colorScheme = look === 'dark' ? 'dark' : 'light';
    document.body.style.background = look === 'dark' ? '#141414' : '#fff';
    document.body.style.color = look === 'dark' ? 'rgb(255 255 255 / 85%)' : '#1f1f1f';
  }, [look]);
  return { choice, look };
}
