import { z } from 'zod'
import type { Verdict } from '../errors'
import { isOneLine, ONE_LINE } from '../one-line'
import type { SessionState } from './agenda'
import { GROUP_SIZES } from './kinds'
import { callUrl, place } from './schema'

/** What is held in groups stands once the session is over. */
export function mayGroup(state: SessionState): Verdict<'groups-stay' | 'cancelled'> {
	if (state === 'cancelled') return { ok: false, why: 'cancelled' }
	return state === 'over' ? { ok: false, why: 'groups-stay' } : { ok: true }
}

/** Every order as likely as any other (Fisher and Yates). @param below a whole number from 0 to under its argument */
export function shuffled<Person>(people: readonly Person[], below: (end: number) => number): Person[] {
	const order = [...people]
	for (let end = order.length; end > 1; end--) {
		const at = below(end)
		const [picked, last] = [order[at], order[end - 1]]
		if (picked === undefined || last === undefined) continue
		order[at] = last
		order[end - 1] = picked
	}
	return order
}

/** "Group 2" comes before "Group 10". */
export function byName<Named extends { name: string }>(groups: readonly Named[]): Named[] {
	return [...groups].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}

const id = z.string().min(1).max(64)
export const splitForm = z.object({
	size: z.coerce.number().pipe(z.union(GROUP_SIZES.map((size) => z.literal(size)))),
})
export const groupForm = z.object({
	group: id,
	name: z
		.string({ error: 'Give it a name' })
		.trim()
		.min(1, 'Give it a name')
		.max(40, 'Use at most 40 characters')
		.refine(isOneLine, ONE_LINE),
	callUrl,
	place,
})
/** No group: the person sits in none of them. */
export const moveToGroupForm = z.object({ person: id, group: z.string().max(64).default('') })
export const clearForm = z.object({})
