import pino, { type DestinationStream, type Logger } from 'pino'

/** One line of JSON per event; for people at a terminal, the start-up lines come from server/index.ts instead. */
export function createLog(level: string, to?: DestinationStream): Logger {
	return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, to ?? pino.destination(1))
}
