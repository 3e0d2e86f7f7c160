import type { Tag } from './tree.server'

/** Attributes of a tag, or a fault. Where the tag stands is known to whoever made the function. */
export type ReportFault = (message: string) => void

export function attribute(tag: Tag, name: string, fault: ReportFault): string {
	const value = optional(tag, name)
	if (!value) fault(`${name}="…" is missing`)
	return value ?? ''
}

export function optional(tag: Tag, name: string): string | undefined {
	const value = tag.props[name]
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

export function amount(tag: Tag, name: string, fault: ReportFault): number {
	const value = tag.props[name]
	if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value
	fault(`${name}={…} must be a whole number`)
	return 0
}

export function flag(tag: Tag, name: string, fault: ReportFault): boolean {
	const value = tag.props[name]
	if (value !== undefined && typeof value !== 'boolean') fault(`${name} stands alone, without a value`)
	return value === true
}

/** @param what "Choice of Decision "first"" */
export function reportRepeats(ids: string[], what: string, fault: ReportFault): void {
	const repeated = ids.filter((id, index) => id !== '' && ids.indexOf(id) !== index)
	for (const id of new Set(repeated)) fault(`the ${what} "${id}" stands twice`)
}
