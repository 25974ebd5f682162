import { useEffect, useState } from 'react';

/** What is typed, once nothing has been typed for a while (milliseconds). */
export function useSettled<Value>(value: Value, afterMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(waiting);
  }, [value, afterMs]);
  return settled;
}
