/** A hidden field of forms that change something: what the form showed when it was opened, as JSON. */
const OPENED = 'opened'

/** For whoever was late by a moment (save-as-seen.server.ts). */
export const savedMeanwhile = {
	'changed-meanwhile': 'Somebody else saved this in the same moment. What you typed is kept: save again.',
}

/**
 * Two people change one thing at once: what one of them left alone stays as the other made it, and goes into `formData`.
 * @param stands what the thing says now, by the names of the form's fields
 * @returns what is wrong, by field, where both changed the same to different values; null when nothing is. A form without
 *   the hidden field is taken at its word.
 */
export function mergeOpened(formData: FormData, stands: Record<string, string>): Record<string, string[]> | null {
	const opened = readOpened(formData.get(OPENED))
	const wrong: Record<string, string[]> = {}
	for (const [name, now] of Object.entries(stands)) {
		const typed = formData.get(name)
		const was = opened[name]
		if (typeof typed !== 'string' || was === undefined || now === was || now === typed) continue
		if (typed === was) formData.set(name, now)
		else wrong[name] = [`Changed by somebody else meanwhile, to “${now}”. Save again to put yours in its place.`]
	}
	return Object.keys(wrong).length > 0 ? wrong : null
}

function readOpened(value: FormDataEntryValue | null): Record<string, unknown> {
	if (typeof value !== 'string') return {}
	try {
		const opened: unknown = JSON.parse(value)
		return typeof opened === 'object' && opened !== null ? { ...opened } : {}
	} catch {
		return {}
	}
}
