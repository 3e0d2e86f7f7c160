import { type AppLoadContext, data } from '@remix-run/node'
import type { z } from 'zod'
import { memberForm } from '~/domain/cohort/schema'
import { isDomainError } from '~/domain/errors'
import { confirmAttendance, readAttendance } from '~/domain/session/attendance.server'
import { choosePresenter } from '~/domain/session/case.server'
import { keepNote, listNotes } from '~/domain/session/notes.server'
import { lacksReason, sessionRefusals } from '~/domain/session/policy'
import type { MySession } from '~/domain/session/read.server'
import { attendanceForm, noteForm } from '~/domain/session/schema'
import { whenOf } from '~/domain/zone/zone.server'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

type By = { id: string; name: string; timeZone: string }

/** What a facilitator's page of a session can send, by `intent`. The route has guarded already: the reader runs the session. */
export async function changeSessionByForm(context: AppLoadContext, formData: FormData, session: MySession, by: By) {
	const { db, clock } = context
	const here = paths.facilitateSession({ session: session.id })
	if (formData.get('intent') === 'keep-note') return keepNoteByForm(context, formData, session, by)
	if (formData.get('intent') === 'replace-note') return keepNoteByForm(context, formData, session, by)
	if (formData.get('intent') === 'presenter') {
		const form = readForm(formData, memberForm)
		if (!form.ok) return form.answer
		try {
			await choosePresenter(db, session.id, form.value.person, { id: by.id, now: clock() })
		} catch (error) {
			return form.refuse({ form: [refusal(error, sessionRefusals)] }, 409)
		}
		const name = session.people.find((person) => person.id === form.value.person)?.name
		return goTo(here, flash(`${name} brings the case. The form to write it is on their page of this session.`))
	}
	const form = readForm(formData, attendanceForm)
	if (!form.ok) return form.answer
	try {
		await confirmAttendance(db, session.id, form.value.lines, by, clock())
	} catch (error) {
		const words = [refusal(error, sessionRefusals)]
		if (!isDomainError(error) || error.why !== 'reason-needed') return form.refuse({ form: words }, 409)
		return form.refuse({ form: words, fields: await unexplained(db, session, form.value.lines) }, 409)
	}
	return goTo(here, flash('Attendance is confirmed. Confirm again to correct it.'))
}

async function keepNoteByForm({ db, clock }: AppLoadContext, formData: FormData, session: MySession, by: By) {
	const typed = String(formData.get('note') ?? '').replaceAll('\r\n', '\n')
	const nothing = { savedAt: undefined, problem: undefined, typed: undefined, clash: undefined, result: undefined }
	const form = noteForm.safeParse(Object.fromEntries(formData))
	if (!form.success) return data({ ...nothing, problem: 'Load this page again, then write on', typed }, { status: 400 })
	const { window: name, over } = form.data
	// Only when somebody chose so: writing on saves by itself, with the same fields.
	const revision = formData.get('intent') === 'replace-note' ? (over ?? form.data.revision) : form.data.revision
	try {
		await keepNote(db, { sessionId: session.id, authorId: by.id }, typed, { name, revision })
		return data({ ...nothing, savedAt: whenOf(clock(), by.timeZone).time })
	} catch (error) {
		if (isDomainError(error) && error.why === 'note-too-long')
			return data({ ...nothing, problem: 'Use at most 4,000 characters', typed }, { status: 400 })
		if (!isDomainError(error) || error.why !== 'changed-elsewhere') throw error
		const { own: clash } = await listNotes(db, session, by.id)
		return data({ ...nothing, problem: NOTE_CHANGED, typed, clash }, { status: 409 })
	}
}

const NOTE_CHANGED = 'Your notes were changed in another window. Nothing was overwritten.'

/** The notes to fill in: of confirmed lines that changed without one. */
async function unexplained(
	db: AppLoadContext['db'],
	session: MySession,
	lines: z.output<typeof attendanceForm>['lines'],
): Promise<Record<string, string[]>> {
	const confirmed = (await readAttendance(db, session.id)).filter((line) => line.confirmed)
	return Object.fromEntries(
		lines.flatMap((line, index) => {
			const before = confirmed.find(({ personId }) => personId === line.personId)
			return lacksReason(line, before, session.durationMinutes)
				? [[`lines[${index}].note`, ['Say why it changed']]]
				: []
		}),
	)
}
