import { saidSize } from '~/domain/assessment/file-kinds'
import { readable } from '~/domain/certification/facts.server'
import { type Offer, type Showable, wordsRef } from '~/domain/certification/shown-evidence'
import { type listOwnShown, seenAs } from '~/domain/certification/shown-evidence.server'

type Row = Awaited<ReturnType<typeof listOwnShown>>[number]

/** What can be shown by requirement, and what is shown though it could not be chosen any more: to be taken back. */
export function evidenceChapters(showable: Showable[], shown: Row[], say: (at: Date) => string) {
	const offered = new Set(showable.flatMap(({ id, offers }) => [wordsRef(id), ...offers.map(({ ref }) => ref)]))
	const asShown = ({ id, ref, name, text, agreedAt, file }: Row) => ({
		ref,
		seen: seenAs({ id, ref, text }),
		name,
		about: `${file ? `A file, ${saidSize(file.byteCount)}. ` : ''}Shown since ${say(agreedAt)}.`,
		...readable(ref, text),
		isShown: true,
		names: [] as string[],
	})
	const asOffered = ({ ref, name, text, madeAt, file, names }: Offer) => ({
		ref,
		seen: seenAs({ ref, text }),
		name,
		about: `${file ? `A file, ${saidSize(file.byteCount)}. ` : ''}Of ${say(madeAt)}. Not shown.`,
		...readable(ref, text),
		isShown: false,
		names,
	})
	const wordsOf = (id: string) => {
		const row = shown.find(({ ref }) => ref === wordsRef(id))
		return { text: row?.text ?? '', seen: row?.id ?? '', since: row ? say(row.agreedAt) : null }
	}
	const chapters = showable.map(({ id, title, takesWords, offers }) => ({
		id,
		title,
		words: takesWords ? wordsOf(id) : null,
		choices: offers.map((offer) => {
			const row = shown.find(({ ref }) => ref === offer.ref)
			return row ? asShown(row) : asOffered(offer)
		}),
	}))
	const left = shown.filter(({ ref }) => !offered.has(ref)).map(asShown)
	return left.length > 0 ? [...chapters, { id: 'earlier', title: 'From before', choices: left, words: null }] : chapters
}
