'use client';

import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
} from 'react';
import { openStream } from './live-stream.ts';
import { hears, MISSED } from './live-topics.ts';
import { keysOfTopic } from './query-keys.ts';

type Listener = (topic: string) => void;
type Subscribe = (listener: Listener) => () => void;

const LiveContext = createContext<Subscribe>(() => () => undefined);

/** One event stream per tab; what a topic names becomes stale, and whoever listens is told. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const listeners = useRef(new Set<Listener>());
  const subscribe = useCallback<Subscribe>((listener) => {
    listeners.current.add(listener);
    return () => listeners.current.delete(listener);
  }, []);
  useEffect(
    () =>
      openStream({
        onTopics: (topics) => {
          for (const topic of topics) {
            if (topic === MISSED) void client.invalidateQueries();
            else for (const queryKey of keysOfTopic(topic)) void client.invalidateQueries({ queryKey });
            for (const listener of listeners.current) listener(topic);
          }
        },
      }),
    [client],
  );
  return <LiveContext value={subscribe}>{children}</LiveContext>;
}

/** Calls `onTopic` when one of `topics` changes. Queries need it not: their keys are made stale by themselves. */
export function useLiveTopics(topics: readonly string[], onTopic: (topic: string) => void): void {
  const subscribe = useContext(LiveContext);
  const heard = useEffectEvent((topic: string) => {
    if (topics.some((wanted) => hears(wanted, topic))) onTopic(topic);
  });
  useEffect(() => subscribe((topic) => heard(topic)), [subscribe]);
}
