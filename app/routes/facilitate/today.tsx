import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AskedOfYou } from '~/components/facilitate/asked'
import { WaitingTexts } from '~/components/facilitate/in-writing'
import { LedCohorts } from '~/components/facilitate/led-cohorts'
import { OwnLoad } from '~/components/facilitate/own-load'
import { Readiness } from '~/components/facilitate/readiness'
import { Unconfirmed } from '~/components/facilitate/unconfirmed'
import { keepPage, keepShown } from '~/components/keep-page'
import { Empty, Signpost } from '~/components/ui/marks'
import { Refusal } from '~/components/ui/refusal'
import { Section } from '~/components/ui/section'
import { readAsked } from '~/domain/certification/asked.server'
import { agreeRefusals } from '~/domain/certification/waiver-policy'
import { agreeToWaiver } from '~/domain/certification/waivers.server'
import { facilitatorPartNames } from '~/domain/cohort/kinds'
import { levelOf } from '~/domain/cohort/level'
import { listMyCohorts } from '~/domain/cohort/read.server'
import { readLoad } from '~/domain/facilitator/weeks-ahead.server'
import { capitalized, counted } from '~/domain/number-words'
import { listNextSessions, listUnconfirmed } from '~/domain/session/agenda.server'
import { mayRunSession } from '~/domain/session/policy'
import { getMySession } from '~/domain/session/read.server'
import { listWaitingTexts } from '~/domain/session/read-in-writing.server'
import { getReadiness } from '~/domain/session/readiness.server'
import { sayWhen } from '~/domain/session/when.server'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'facilitator', at: 'today', help: 'facilitating' }
export const meta: MetaFunction = () => [{ title: 'Today · Facilitator desk · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator', 'trainee')
	const { db, clock, content } = args.context
	const now = clock()
	const cohorts = (await listMyCohorts(db, reader.id)).flatMap(({ part, ...cohort }) =>
		part === 'member' ? [] : [{ ...cohort, part }],
	)
	const ids = cohorts.map((cohort) => cohort.id)
	const nextByCohort = await listNextSessions(db, ids, now)
	const soonest = [...nextByCohort.values()].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0]
	const next = soonest ? await getMySession(db, soonest.id, reader.id) : null
	const unconfirmed = await listUnconfirmed(db, now, reader.id)
	const [load] = await readLoad(db, content.programs, {
		day: dateOf(now, reader.timeZone),
		timeZone: reader.timeZone,
		personId: reader.id,
	})
	return {
		load,
		texts: await listWaitingTexts(
			db,
			cohorts.flatMap(({ id, part }) => (mayRunSession(part).ok ? id : [])),
		),
		asked: await readAsked(db, content.programs, reader),
		next: next && {
			id: next.id,
			title: next.title,
			cohort: next.cohort.name,
			minutes: next.durationMinutes,
			when: sayWhen(next, reader.timeZone, now),
			readiness: (await getReadiness(db, next, content.formats)).lines,
		},
		unconfirmed: unconfirmed.map((session) => ({
			id: session.id,
			title: session.title,
			cohort: session.cohort.name,
			when: sayWhen(session, reader.timeZone, now),
		})),
		cohorts: cohorts.map((cohort) => {
			const session = nextByCohort.get(cohort.id)
			return {
				id: cohort.id,
				name: cohort.name,
				level: levelOf(content.programs, cohort.stageKey),
				part: facilitatorPartNames[cohort.part],
				taken: cohort.taken,
				next: session ? { title: session.title, when: sayWhen(session, reader.timeZone, now) } : null,
			}
		}),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator')
	const waiverId = String((await readFormData(args.request)).get('waiver') ?? '')
	try {
		await agreeToWaiver(args.context.db, waiverId, reader, args.context.clock())
		return goTo(paths.facilitate(), flash('Agreed. The waiver is in force.'))
	} catch (error) {
		return data({ problem: refusal(error, agreeRefusals) }, { status: 409 })
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function FacilitatorToday() {
	const { load, asked, texts, next, unconfirmed, cohorts } = useLoaderData<typeof loader>()
	const problem = useActionData<typeof action>()?.problem
	const missing = next?.readiness.filter((line) => line.state === 'missing').length ?? 0
	// What was held waits for one act; only then comes what is ahead.
	const [owed] = unconfirmed
	return (
		<main id="main">
			<h1 className="h1 work mb-6">{owed ? `Attendance of “${owed.title}” is to confirm` : headline(next, missing)}</h1>
			{owed ? (
				<Section id="attendance" title="Attendance to confirm">
					<p className="small soft mt-3">It counts for the certificate once you have confirmed it.</p>
					<Unconfirmed sessions={unconfirmed} />
				</Section>
			) : null}
			{next ? (
				<>
					<Signpost
						to={paths.facilitateSession({ session: next.id })}
						title={next.title}
						sub={`${next.cohort}: ${next.when.day}, ${next.when.range}`}
						time={`${next.minutes} min`}
					/>
					<Section id="ready" title="Is it ready?">
						<Readiness lines={next.readiness} />
					</Section>
				</>
			) : null}
			{problem ? <Refusal className="mb-4">{problem}</Refusal> : null}
			{texts.length > 0 ? (
				<Section id="in-writing" title="To read">
					<WaitingTexts texts={texts} />
				</Section>
			) : null}
			<AskedOfYou asked={asked} />
			<Section id="cohorts" title="Your cohorts">
				{cohorts.length === 0 ? (
					<Empty title="No cohort to lead yet">
						An L&D admin names you for a cohort, as its lead, co-lead or observer. Then its sessions show here.
					</Empty>
				) : (
					<LedCohorts cohorts={cohorts} />
				)}
			</Section>
			{load && cohorts.length > 0 ? <OwnLoad load={load} /> : null}
		</main>
	)
}

function headline(next: { title: string } | null, missing: number): string {
	if (!next) return 'No session ahead'
	if (missing === 0) return `“${next.title}” is ready`
	return `${capitalized(counted(missing, 'thing is', 'things are'))} missing for “${next.title}”`
}
