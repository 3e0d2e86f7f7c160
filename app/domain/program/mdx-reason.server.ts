/** A message of a Markdown parser (vfile-message): `reason` is free of the place, which stands beside it. */
type ParserMessage = { reason?: string; line?: number; column?: number; cause?: unknown }
type BuildError = { errors: { text: string; detail?: { cause?: ParserMessage } }[] }
type YamlError = { reason: string; mark: { line: number; column: number } }

/** Why a lesson could not be read: the first reason, in one line, with the author's own line and column where known. */
export function reasonOf(error: unknown): string {
	if (isBuildError(error)) {
		const [first] = error.errors
		const message = first?.detail?.cause
		// The place of any other error of the build is one in code the author never saw.
		if (!message?.reason) return oneLine(first?.text ?? 'the build failed')
		const why = message.cause instanceof Error ? `${message.reason}: ${message.cause.message}` : message.reason
		return at(message.line, message.column) + oneLine(why)
	}
	if (isYamlError(error)) return at(error.mark.line + 1, error.mark.column + 1) + oneLine(error.reason)
	const message = oneLine(error instanceof Error ? error.message : String(error))
	// MDX goes on to advise an import, which no lesson may have.
	const unknown = /^Expected component `(.+?)` to be defined/.exec(message)?.[1]
	return unknown ? `there is no component <${unknown}>` : message
}

function at(line: number | undefined, column: number | undefined): string {
	return line ? `line ${line}, column ${column ?? 1}: ` : ''
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim()
}

function isBuildError(error: unknown): error is BuildError {
	return error instanceof Error && 'errors' in error && Array.isArray(error.errors)
}

function isYamlError(error: unknown): error is YamlError {
	return error instanceof Error && error.name === 'YAMLException' && 'mark' in error && 'reason' in error
}
