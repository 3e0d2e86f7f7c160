import { type AppLoadContext, data } from '@remix-run/node'
import { assessmentRefusals } from '~/domain/assessment/assessor-policy'
import { fileRefusals } from '~/domain/assessment/file-policy'
import { handIn, saveSubmission, takeFileOff } from '~/domain/assessment/submissions.server'
import type { SentFile } from '~/domain/assessment/work-files.server'
import { DomainError, isDomainError } from '~/domain/errors'
import { whenOf } from '~/domain/zone/zone.server'
import { flash } from './flash.server'
import { refusal } from './forms'
import { goTo } from './safe-redirect'

type Work = { where: Parameters<typeof saveSubmission>[1]; pinned: Parameters<typeof saveSubmission>[3] }

/**
 * The form of assessed work: its text, and a file that goes with it. Whatever is pressed, what was typed is kept or comes
 * back, and a file that was chosen goes along.
 * @param here the page the form stands on
 */
export async function answerWorkForm(
	{ db, clock }: AppLoadContext,
	formData: FormData,
	{ where, pinned }: Work,
	here: string,
	reader: { timeZone: string },
) {
	const now = clock()
	const text = String(formData.get('text') ?? '')
	const intent = formData.get('intent')
	const off = formData.get('off')
	const sent = formData.get('file')
	const none = {
		savedAt: undefined,
		problem: undefined,
		fileProblem: undefined,
		text: undefined,
		mentorProblem: undefined,
	}
	try {
		const file = await readFile(sent)
		if (off !== null) {
			await takeFileOff(db, where, text, pinned, now, String(off), file)
			const also = file ? ' What you had chosen is attached.' : ''
			return goTo(here, flash(`Taken off.${also} What you wrote is kept.`))
		}
		if (intent === 'submit') {
			await handIn(db, where, text, pinned, now, file)
			return goTo(here, flash('Handed in. Two assessors read it, each alone.'))
		}
		if (intent === 'attach' && !file) throw new DomainError('invalid', 'no-file')
		await saveSubmission(db, where, text, pinned, now, file)
		if (file) return goTo(here, flash('Attached, and what you wrote is kept.'))
		return data({ ...none, savedAt: whenOf(now, reader.timeZone).time })
	} catch (error) {
		const isOfFile = isDomainError(error) && Object.hasOwn(fileRefusals, error.why)
		const said = isOfFile
			? { fileProblem: refusal(error, fileRefusals) }
			: { problem: refusal(error, assessmentRefusals) }
		const status = isDomainError(error) && error.why === 'file-too-large' ? 413 : 400
		return data({ ...none, ...said, text }, { status })
	}
}

/** Null where none was chosen: a browser then sends one without name and bytes. Its type is what the browser says, and not read. */
async function readFile(sent: FormDataEntryValue | null): Promise<SentFile | null> {
	if (!(sent instanceof File) || (sent.name === '' && sent.size === 0)) return null
	return { name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) }
}
