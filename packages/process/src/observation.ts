import { channel } from 'node:diagnostics_channel';

/**
 * Something that happens and that somebody may want to count: who tells doesn't know who listens, and where nobody does it costs a comparison.
 * @param name in snake case, of one observation alone
 */
export function observation<Message extends object>(name: string) {
  const told = channel(`tvm:${name}`);
  return {
    tell(message: Message): void {
      if (told.hasSubscribers) told.publish(message);
    },
    /** @returns ends the listening */
    listen(listener: (message: Message) => void): () => void {
      const heard = (message: unknown) => listener(message as Message);
      told.subscribe(heard);
      return () => void told.unsubscribe(heard);
    },
  };
}
