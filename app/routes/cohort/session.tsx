import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { BringCase } from '~/components/casebook/bring-case'
import { StopCard } from '~/components/casebook/stop-card'
import { CaseForm } from '~/components/cohort/case-form'
import { CasePrepared } from '~/components/cohort/case-prepared'
import { Coming } from '~/components/cohort/coming'
import { OfferCase } from '~/components/cohort/offer-case'
import { OwnGroup } from '~/components/cohort/own-group'
import { Phases } from '~/components/cohort/phases'
import { SecondCase } from '~/components/cohort/second-case'
import { SessionFacts } from '~/components/cohort/session-facts'
import { SessionHead } from '~/components/cohort/session-head'
import { SessionSurvey } from '~/components/cohort/session-survey'
import { ToHaveReady } from '~/components/cohort/to-have-ready'
import { PrintSheet } from '~/components/facilitate/print-sheet'
import { RoomSaid } from '~/components/facilitate/survey-figures'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Section } from '~/components/ui/section'
import { bringCase, findBrought } from '~/domain/casebook/bring.server'
import { listKinWhoHear } from '~/domain/casebook/kin-in-room.server'
import { listKnownNames } from '~/domain/casebook/known.server'
import { casebookRefusals } from '~/domain/casebook/policy'
import { listOwnCases } from '~/domain/casebook/read.server'
import { bringForm } from '~/domain/casebook/schema'
import { listChoices } from '~/domain/person/read.server'
import { readRoomFigures } from '~/domain/room/figures.server'
import { hasStarted } from '~/domain/room/started.server'
import { isUnderWay } from '~/domain/session/agenda'
import { answerSurvey } from '~/domain/session/answer-survey.server'
import { apologize, hasApologized } from '~/domain/session/apology.server'
import { findOwnCase, saveOwnCase } from '~/domain/session/case.server'
import { findOwnGroup } from '~/domain/session/groups.server'
import { namesIn } from '~/domain/session/names'
import { offerCase } from '~/domain/session/offer-case.server'
import { readOwnStay } from '~/domain/session/own-rooms.server'
import { mayApologize, sessionRefusals } from '~/domain/session/policy'
import { getMySession } from '~/domain/session/read.server'
import { findOwnWay } from '~/domain/session/read-in-writing.server'
import { sayOutline, sayRunSheet } from '~/domain/session/run-sheet.server'
import { saySession } from '~/domain/session/say.server'
import { caseForm, offerForm, surveyForm, surveyWordsForm } from '~/domain/session/schema'
import { surveyRefusals } from '~/domain/session/survey'
import { readOwnSurvey } from '~/domain/session/survey.server'
import { whenOf } from '~/domain/zone/zone.server'
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
	const isOwn = session.kind === 'self-run'
	const ownCase = await findOwnCase(db, session.id, reader.id)
	const now = clock()
	const saysIfComing =
		session.part === 'member' &&
		!isOwn &&
		mayApologize({
			startsAt: session.startsAt,
			cancelled: session.cancelledAt !== null,
			underWay: isUnderWay(session, { started: await hasStarted(db, session.id) }, now),
			now,
		}).ok
	const survey = await readOwnSurvey(db, session.id, reader.id, now)
	const brings = session.people.find((person) => person.id === session.presenterId)
	return {
		session: await saySession(db, session, content.formats, reader, { now, publicUrl }),
		// Who runs it themselves has the whole sheet; others have its outline.
		sheet: isOwn ? sayRunSheet(content, session, reader.timeZone) : sayOutline(content, session),
		brings: brings?.name ?? null,
		survey: survey && {
			state: survey.state,
			asksWorth: survey.asksWorth,
			until: whenOf(survey.closesAt, reader.timeZone).day,
		},
		own: isOwn
			? {
					stayed: await readOwnStay(db, session, reader.id),
					figures: await readRoomFigures(db, session.id, now),
				}
			: null,
		inWriting: session.part === 'member' && !isOwn ? await findOwnWay(db, session.id, reader.id, now) : null,
		group: await findOwnGroup(db, session, reader.id, now),
		coming: saysIfComing ? { cannot: await hasApologized(db, session.id, reader.id) } : null,
		ownCase,
		casebook: ownCase
			? (await listOwnCases(db, content.programs, reader.id)).map(({ id, title }) => ({ id, title }))
			: [],
		isTellable: (await findBrought(db, session.id, reader.id))?.isTellable ?? true,
		kin: ownCase ? await listKinWhoHear(db, session.id, reader.id) : [],
		known: ownCase ? await listKnownNames(db, reader.id) : [],
		names: ownCase ? namesIn(Object.values(ownCase).join('\n'), await listChoices(db)) : [],
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock } = args.context
	const session = await getMySession(db, param(args, 'session'), reader.id)
	const formData = await readFormData(args.request)
	const seat = { sessionId: session.id, personId: reader.id }
	const here = paths.session({ session: session.id })
	if (formData.get('intent') === 'survey') {
		const asked = await readOwnSurvey(db, session.id, reader.id, clock())
		const survey = readForm(formData, asked?.asksWorth === false ? surveyWordsForm : surveyForm)
		if (!survey.ok) return survey.answer
		try {
			await answerSurvey(db, seat, { worth: null, ...survey.value }, clock())
			return goTo(here, flash('Thank you. Your answer is kept, and nothing says that it is yours.'))
		} catch (error) {
			return survey.refuse({ form: [refusal(error, surveyRefusals)] }, 409)
		}
	}
	if (formData.get('intent') === 'bring') {
		const bring = readForm(formData, bringForm)
		if (!bring.ok) return bring.answer
		try {
			await bringCase(db, { id: bring.value.case, authorId: reader.id }, session.id)
			return goTo(here, flash('It stands below. Only you can read it until you tell it.'))
		} catch (error) {
			return bring.refuse({ form: [refusal(error, casebookRefusals)] }, 409)
		}
	}
	if (formData.get('intent') === 'offer') {
		const offer = readForm(formData, offerForm)
		if (!offer.ok) return offer.answer
		try {
			await offerCase(db, session.id, reader.id, clock())
			return goTo(here, flash('You bring the case. Write it below, or in the room.'))
		} catch (error) {
			return offer.refuse({ form: [refusal(error, sessionRefusals)] }, 409)
		}
	}
	const form = readForm(formData, caseForm)
	if (!form.ok) return form.answer
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
	const { session, sheet, brings, own, ownCase, isTellable, casebook, names, known, kin, coming, group, ...page } =
		useLoaderData<typeof loader>()
	const { survey, inWriting } = page
	const answer = useActionData<typeof action>()
	const { format, cohort } = session
	const isOff = session.state === 'cancelled'
	const isOver = session.room.isClosed
	const { intent } = answer?.result?.initialValue ?? {}
	const isSurvey = intent === 'survey'
	const isBring = intent === 'bring'
	return (
		<main id="main" className="page">
			<SessionHead
				session={session}
				trail={[
					{ name: 'Your cohorts', to: paths.cohorts() },
					...(session.isGuest ? [] : [{ name: cohort.name, to: paths.cohort({ cohort: cohort.id }) }]),
				]}
			/>
			{(ownCase && !isOver && !isSurvey) || (isSurvey && survey?.state === 'open') ? null : (
				<LateRefusal answer={answer} />
			)}
			<div className="cohort-grid aside-first">
				<div>
					{survey ? <SessionSurvey answer={isSurvey ? answer : undefined} survey={survey} /> : null}
					{ownCase || (format && format.cases > 0 && !isOff) ? (
						<Section id="case" title={ownCase ? 'Your case' : 'The case'}>
							{ownCase && !isOver ? (
								<>
									<div className="mt-4">
										<StopCard isBesideForm />
									</div>
									{casebook.length > 0 ? <BringCase cases={casebook} answer={isBring ? answer : undefined} /> : null}
									<CaseForm
										answer={isSurvey || isBring ? undefined : answer}
										text={ownCase}
										names={names}
										known={known}
										kin={kin}
										isTellable={isTellable}
									/>
								</>
							) : ownCase ? (
								<CasePrepared text={ownCase} />
							) : (
								<>
									<p className="mt-4">{caseLine(brings, isOver, own !== null)}</p>
									{format && !isOver ? <SecondCase cases={format.cases} /> : null}
									{own && !brings && session.state === 'coming' ? <OfferCase /> : null}
								</>
							)}
						</Section>
					) : null}
					{isOff ? null : (
						<Section
							id="time"
							title={sheet.phases.length > 0 ? `How the ${session.minutes} minutes go` : 'How it goes'}
						>
							{sheet.purpose ? <p className="mt-3">{sheet.purpose}</p> : null}
							<p className="small soft mt-3">{format?.about ?? (own ? null : noRoom)}</p>
							{own ? <p className="small soft mt-2">{selfRun}</p> : null}
							<Phases phases={sheet.phases} />
							{own ? <PrintSheet /> : null}
						</Section>
					)}
				</div>
				<div>
					<Section id="facts" title="When and where" className="">
						<SessionFacts session={session} />
						{own && own.stayed > 0 ? (
							<p className="small soft mt-3">
								You were in the room for {own.stayed} of {session.minutes} minutes. Nobody else sees that.
							</p>
						) : null}
						<RoomSaid room={own?.figures ?? null} />
					</Section>
					{sheet.ready && !isOff && !isOver ? (
						<Section id="have-ready" title="To have ready">
							<ToHaveReady {...sheet.ready} />
						</Section>
					) : null}
					{group ? <OwnGroup group={group} /> : null}
					{coming ? (
						<Section id="coming" title="Can you come?">
							<Coming cannot={coming.cannot} />
						</Section>
					) : null}
					{inWriting ? (
						<Section id="in-writing" title={inWritingTitles[inWriting]}>
							<p className="mt-3">
								<Link to={paths.inWriting({ session: session.id })}>{inWritingLinks[inWriting]}</Link>
							</p>
						</Section>
					) : null}
				</div>
			</div>
		</main>
	)
}

const inWritingTitles = { watch: 'Play, or watch?', review: 'You missed it', text: 'In writing' }
const inWritingLinks = {
	watch: 'Watch instead of playing, and write',
	review: 'Make it up in writing',
	text: 'What you write for this session',
}

const selfRun =
	'You hold it by yourselves: whoever of you takes the lead in the room keeps the clock. It counts as no session of the level.'
const noRoom =
	'This session has no room in Belay: it is held in the call, and the facilitator leads it. Attendance counts all the same.'

function caseLine(brings: string | null, isOver: boolean, isOwn: boolean): string {
	if (isOver)
		return brings ? `${brings} brought the case. What was said is in the recap.` : 'Nobody was asked to bring a case.'
	if (brings) return `${brings} brings the case. You hear it in the room, and not before.`
	return isOwn
		? 'Nobody of you brings it yet. Say so here, or settle it in the room.'
		: 'Nobody has been asked to bring the case yet. Your facilitator chooses with the group; if something is on your mind, offer it.'
}
