import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CaseForm } from '~/components/cohort/case-form'
import { CasePrepared } from '~/components/cohort/case-prepared'
import { Coming } from '~/components/cohort/coming'
import { Phases } from '~/components/cohort/phases'
import { SessionFacts } from '~/components/cohort/session-facts'
import { SessionHead } from '~/components/cohort/session-head'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Section } from '~/components/ui/section'
import { listChoices } from '~/domain/person/read.server'
import { apologize, hasApologized } from '~/domain/session/apology.server'
import { findOwnCase, saveOwnCase } from '~/domain/session/case.server'
import { namesIn } from '~/domain/session/names'
import { mayApologize, sessionRefusals } from '~/domain/session/policy'
import { getMySession } from '~/domain/session/read.server'
import { saySession } from '~/domain/session/say.server'
import { caseForm } from '~/domain/session/schema'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'cohort', help: 'sessions' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.session.title ?? 'Session'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content, publicUrl } = args.context
	const session = await getMySession(db, param(args, 'session'), reader.id)
	const format = content.formats.get(session.format)
	const ownCase = await findOwnCase(db, session.id, reader.id)
	const now = clock()
	const saysIfComing =
		session.part === 'member' &&
		mayApologize({ startsAt: session.startsAt, cancelled: session.cancelledAt !== null, now }).ok
	const brings = session.people.find((person) => person.id === session.presenterId)
	return {
		session: await saySession(db, session, content.formats, reader, { now, publicUrl }),
		phases: format?.phases.map(({ id, title, prompt, minutes }) => ({ id, title, prompt, minutes })) ?? [],
		brings: brings?.name ?? null,
		coming: saysIfComing ? { cannot: await hasApologized(db, session.id, reader.id) } : null,
		ownCase,
		names: ownCase ? namesIn(Object.values(ownCase).join('\n'), await listChoices(db)) : [],
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock } = args.context
	const session = await getMySession(db, param(args, 'session'), reader.id)
	const formData = await readFormData(args.request)
	const form = readForm(formData, caseForm)
	if (!form.ok) return form.answer
	const seat = { sessionId: session.id, personId: reader.id }
	const here = paths.session({ session: session.id })
	try {
		if (formData.get('intent') === 'cannot-come') {
			await apologize(db, seat, 'not', clock())
			return goTo(here, flash('Said. Your facilitators see that you cannot come.'))
		}
		if (formData.get('intent') === 'come-after-all') {
			await apologize(db, seat, 'after-all', clock())
			return goTo(here, flash('Good. You are expected again.'))
		}
		await saveOwnCase(db, session.id, reader.id, form.value)
		return goTo(here, flash('Saved. Only you can read it.'))
	} catch (error) {
		return form.refuse({ form: [refusal(error, sessionRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function SessionPage() {
	const { session, phases, brings, ownCase, names, coming } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { format, cohort } = session
	const isOff = session.state === 'cancelled'
	const isOver = session.room.isClosed
	return (
		<main id="main" className="page">
			<SessionHead
				session={session}
				trail={[
					{ name: 'Your cohorts', to: paths.cohorts() },
					{ name: cohort.name, to: paths.cohort({ cohort: cohort.id }) },
				]}
			/>
			{ownCase && !isOver ? null : <LateRefusal answer={answer} />}
			<div className="cohort-grid aside-first">
				<div>
					{ownCase || (format?.hasCase && !isOff) ? (
						<Section id="case" title={ownCase ? 'Your case' : 'The case'}>
							{ownCase && !isOver ? (
								<CaseForm answer={answer} text={ownCase} names={names} />
							) : ownCase ? (
								<CasePrepared text={ownCase} />
							) : (
								<p className="mt-4">{caseLine(brings, isOver)}</p>
							)}
						</Section>
					) : null}
					{isOff ? null : (
						<Section id="time" title={format ? `How the ${session.minutes} minutes go` : 'How it goes'}>
							<p className="small soft mt-3">{format?.about ?? noRoom}</p>
							<Phases phases={phases} />
						</Section>
					)}
				</div>
				<div>
					<Section id="facts" title="When and where" className="">
						<SessionFacts session={session} />
					</Section>
					{coming ? (
						<Section id="coming" title="Can you come?">
							<Coming cannot={coming.cannot} />
						</Section>
					) : null}
				</div>
			</div>
		</main>
	)
}

const noRoom =
	'This session has no room in Belay: it is held in the call, and the facilitator leads it. Attendance counts all the same.'

function caseLine(brings: string | null, isOver: boolean): string {
	if (isOver)
		return brings ? `${brings} brought the case. What was said is in the recap.` : 'Nobody was asked to bring a case.'
	return brings
		? `${brings} brings the case. You hear it in the room, and not before.`
		: 'Nobody has been asked to bring the case yet. Your facilitator chooses with the group; if something is on your mind, offer it.'
}
