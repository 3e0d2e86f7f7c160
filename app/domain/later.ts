import type { Tx } from './db'

/** Work that is due at a moment */
export type LaterJob = { name: 'lapse-offers'; at: Date /** One of a key waits at a time */; key: string }

/**
 * Asks for a job at a time, within a transaction: it is there if and only if the change is. A job decides nothing by
 * having been called; whoever has no jobs leaves the argument out, and what comes round by the clock does it a little later.
 */
export type Later = (tx: Tx, job: LaterJob) => Promise<void>
