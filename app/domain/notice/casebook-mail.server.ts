import { paths } from '~/paths'
import { findNewsOf } from '../casebook/news.server'
import type { Db } from '../db'
import type { LinkKey } from '../sign-in/links.server'
import { casebookLetter } from './casebook-letter'
import { renderLetter } from './letters'
import { listStopped, stopAddress } from './stop-mail.server'

type Row = { toPersonId: string; subjectId: string | null }

/** News from the casebook, asked again when they go out: null where nothing is left to read, or is not wanted any more. */
export async function composeCasebookLetter(
	db: Db,
	{ toPersonId, subjectId }: Row,
	options: { publicUrl: string; key: LinkKey },
) {
	const person = await db.person.findUnique({
		where: { id: toPersonId },
		select: { email: true, calledName: true, disabledAt: true },
	})
	if (!person || person.disabledAt || !subjectId) return null
	if ((await listStopped(db, toPersonId)).includes('casebook')) return null
	const news = await findNewsOf(db, { caseId: subjectId, personId: toPersonId })
	if (!news) return null
	const at = { case: subjectId }
	const stop = stopAddress(options.publicUrl, options.key, { personId: toPersonId, kind: 'casebook' })
	const link = options.publicUrl + (news === 'told' ? paths.casebookCase(at) : paths.ownCase(at))
	return {
		to: person.email,
		...renderLetter(casebookLetter(news, { calledName: person.calledName, link, stop })),
		stop,
	}
}
