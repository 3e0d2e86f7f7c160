import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { certificateState } from './policy'
import { namesOfOthers, type Offer, type People, type Showable, wordsRef } from './shown-evidence'
import { refOfSeen, seenAs } from './shown-evidence.server'

/** `seen`: things that are ticked, as they were seen. `words`: one's own, by requirement; empty shows nothing. */
export type Choice = { seen: readonly string[]; words: readonly Words[] }
/** `seen`: the row that showed words of this requirement when the form was opened, or empty */
type Words = { requirement: string; words: string; seen: string }
type Row = { id: string; ref: string; text: string }

/**
 * Shows what its holder chose beside their certificate, and takes back everything else of it at once. What is named and not
 * offered, or names a colleague, is passed over; what was shown before and is still chosen stays the copy it was.
 * @throws DomainError 'not-found' | 'conflict' ('not-as-seen'), when what is chosen has changed since | 'conflict' ('not-in-force'),
 * when something new is to be shown | 'invalid' ('names-somebody')
 */
export async function showEvidence(
	db: Db,
	{ number, holder }: { number: string; holder: { id: string; name: string } },
	{ showable, people }: { showable: readonly Showable[]; people: People },
	choice: Choice,
	now: Date,
): Promise<void> {
	if (choice.words.some(({ words }) => namesOfOthers(words, people).length > 0))
		throw new DomainError('invalid', 'names-somebody')
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${holder.id} for no key update`
		const certification = await tx.certification.findFirst({
			where: { number, personId: holder.id },
			select: {
				id: true,
				validUntil: true,
				revokedAt: true,
				shown: { select: { id: true, ref: true, text: true } },
			},
		})
		if (!certification) throw new DomainError('not-found', 'certification')
		const { id: certificationId, shown } = certification
		if (isStale(showable, shown, choice)) throw new DomainError('conflict', 'not-as-seen')
		const refs = choice.seen.map(refOfSeen)
		const said = wordsOf(showable, choice, now)
		const kept = shown.filter(({ ref, text }) => {
			const words = said.find((each) => each.ref === ref)
			return words ? words.text === text : refs.includes(ref)
		})
		const added = [...thingsOf(showable, refs), ...said].filter(({ ref }) => !kept.some((each) => each.ref === ref))
		if (added.length > 0 && certificateState(certification, now) !== 'current')
			throw new DomainError('conflict', 'not-in-force')
		const back = shown.filter((row) => !kept.includes(row))
		await tx.shownEvidence.deleteMany({ where: { id: { in: back.map(({ id }) => id) } } })
		await tx.shownEvidence.createMany({
			data: added.map(({ file, names, ...row }) => ({
				...row,
				certificationId,
				fileId: file?.id ?? null,
				agreedAt: now,
			})),
		})
		const entry = { actor: holder, subject: holder.id, detail: { number } }
		if (back.length > 0) await record(tx, { ...entry, act: 'evidence-taken-back' })
		if (added.length > 0) await record(tx, { ...entry, act: 'evidence-shown' })
	})
}

/** Whether anything would be shown that did not stand so on the screen. To take something back, no screen is too old. */
function isStale(showable: readonly Showable[], shown: readonly Row[], { seen, words }: Choice): boolean {
	const rowOf = (ref: string) => shown.find((row) => row.ref === ref)
	const things = [...showable.flatMap(({ offers }) => offers.filter(({ ref }) => !rowOf(ref))), ...shown]
	const refs = seen.map(refOfSeen)
	return (
		things.some((thing) => refs.includes(thing.ref) && !seen.includes(seenAs(thing))) ||
		words.some((own) => {
			const row = rowOf(wordsRef(own.requirement))
			return own.words !== '' && own.words !== row?.text && own.seen !== (row?.id ?? '')
		})
	)
}

function thingsOf(showable: readonly Showable[], refs: readonly string[]): Offer[] {
	return showable.flatMap(({ offers }) => offers).filter(({ ref, names }) => refs.includes(ref) && names.length === 0)
}

function wordsOf(showable: readonly Showable[], { words }: Choice, now: Date): Offer[] {
	return showable.flatMap(({ id, title, takesWords }) => {
		const text = words.find(({ requirement }) => requirement === id)?.words
		const own = { requirement: title, name: 'In their own words', madeAt: now, file: null, names: [] }
		return takesWords && text ? [{ ...own, ref: wordsRef(id), text }] : []
	})
}
