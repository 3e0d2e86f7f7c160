import pino, { type DestinationStream, type Logger } from 'pino'

/** One line of JSON per event; for people at a terminal, the start-up lines come from server/index.ts instead. */
export function createLog(level: string, to?: DestinationStream): Logger {
	return pino(
		{ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: logged } },
		to ?? pino.destination(1),
	)
}

export type Logged = { kind: string; at: string[]; cause?: Logged }

/** How many errors that caused each other are told: a chain can be a ring. */
const CAUSES = 5

/**
 * What is logged of an error: its kind, the lines of code it came through, and the same of what caused it. Never its own
 * words: the database quotes the row it refused, a parser the text it could not read, and either may be private.
 */
export function logged(error: unknown, causes = CAUSES): Logged {
	if (!(error instanceof Error)) return { kind: kindOf(error), at: [] }
	const at = linesOf(error)
	return error.cause === undefined || causes === 1
		? { kind: kindOf(error), at }
		: { kind: kindOf(error), at, cause: logged(error.cause, causes - 1) }
}

/** An error's kind, in a word or two: its name, and its code where it has one. */
export function kindOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error
	const { code } = error as { code?: unknown }
	return typeof code === 'string' ? `${error.name} ${code}` : error.name
}

/** The stack below the error's words. A line among those that looks like one of code is not taken for one. */
function linesOf({ stack = '', message }: Error): string[] {
	const begins = stack.indexOf(message)
	if (begins < 0) return []
	const below = stack.slice(begins + message.length).split('\n')
	return below.filter((line) => /^\s+at /.test(line)).map((line) => line.trim())
}
