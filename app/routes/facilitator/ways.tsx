import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { AskedOfYou } from '~/components/facilitator/asked'
import { Hours } from '~/components/facilitator/hours'
import { type NextRow, NextRows } from '~/components/facilitator/next-rows'
import { NominateForm } from '~/components/facilitator/nominate-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { levelOf } from '~/domain/cohort/level'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { listBeside } from '~/domain/facilitator/beside.server'
import { candidacyRefusals } from '~/domain/facilitator/candidacy-policy'
import { nominateForm, timeForm } from '~/domain/facilitator/candidacy-schema'
import { holdsLevel, standingNames } from '~/domain/facilitator/kinds'
import { sayLedger } from '~/domain/facilitator/ledger'
import { readLedger } from '~/domain/facilitator/ledger.server'
import { answerTime, nominateColleague } from '~/domain/facilitator/nominate.server'
import { listOwnWays } from '~/domain/facilitator/own-ways.server'
import { listLed, listTimeAsked, listToScore, listWordless } from '~/domain/facilitator/waiting.server'
import { sayTimeToLead } from '~/domain/facilitator/work'
import { saidMet } from '~/domain/number-words'
import { findStageByKey } from '~/domain/program/find'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'practice', help: 'becoming-a-facilitator' }
export const meta: MetaFunction = () => [{ title: 'Lead a level · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const now = clock()
	const place = (stageKey: string, personId = reader.id) => {
		const [program = '', stage = ''] = stageKey.split('/')
		return paths.way({ person: personId, program, stage })
	}
	const label = (stageKey: string) => levelOf(content.programs, stageKey).label
	const own = await listOwnWays(db, content, reader.id, now)
	const isMentor = reader.roles.includes('mentor')
	const by = { id: reader.id, isMentor, leads: await listLed(db, reader.id, now) }
	const wordless = await listWordless(db, by)
	const stages = stageChoices(content.programs).filter(({ key }) => content.pathways.ways.has(key))
	return {
		once: randomUUID(),
		own: own.map(({ stageKey, standing, standings }) => ({
			to: place(stageKey),
			level: label(stageKey),
			says: holdsLevel(standing)
				? standingNames[standing]
				: saidMet(standings.filter(({ state }) => state === 'done').length, standings.length),
			next: holdsLevel(standing) ? null : (standings.find(({ state }) => state === 'next')?.title ?? null),
		})),
		beside: (await listBeside(db, content, by, now)).map(
			({ personId, name, stageKey, standings, act }): NextRow => ({
				to: place(stageKey, personId),
				name,
				level: label(stageKey),
				steps: standings.map(({ title, state }) => ({ title, state })),
				act,
			}),
		),
		ledger: sayLedger(await readLedger(db, content.programs, reader.id, now)),
		open: stages
			.filter(({ key, closed }) => closed === null && !own.some(({ stageKey }) => stageKey === key))
			.map(({ key, name, program }) => ({ name, program, to: place(key) })),
		stages: stages.map(({ key, name, program }) => ({ key, name, program })),
		time: (await listTimeAsked(db, reader.id)).flatMap((each) => {
			const stage = findStageByKey(content.programs, each.stageKey)
			return stage ? [{ ...each, level: stage.label, takes: sayTimeToLead(stage) }] : []
		}),
		wordless: wordless.map(({ personId, stageKey, name }) => ({
			name,
			level: label(stageKey),
			to: place(stageKey, personId),
		})),
		toScore: (await listToScore(db, reader.id)).map(({ id, name, title, startsAt }) => ({
			name,
			title,
			on: shortDate(startsAt, reader.timeZone),
			to: paths.observation({ observation: id }),
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const formData = await readFormData(args.request)
	const intent = formData.get('intent')
	if (intent === 'agree' || intent === 'decline') {
		const form = readForm(formData, timeForm)
		if (!form.ok) return form.answer
		const about = { personId: form.value.person, stageKey: form.value.stage }
		await answerTime(db, about, intent === 'agree' ? 'agreed' : 'declined', reader)
		return goTo(paths.ways(), flash(intent === 'agree' ? 'Agreed. They see it.' : 'Noted. Talk with them about when.'))
	}
	const form = readForm(formData, nominateForm)
	if (!form.ok) return form.answer
	const { email, stage: stageKey, nomination } = form.value
	try {
		await nominateColleague(db, content, { email, stageKey, nomination }, reader, clock())
		return goTo(
			paths.ways(),
			flash('Thank you. Unless they are on this way already, they read what you wrote, and decide.'),
		)
	} catch (error) {
		return form.refuse({ fields: { email: [refusal(error, candidacyRefusals)] } }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Ways() {
	const { once, own, beside, open, stages, ledger, ...asked } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">Lead a level</h1>
					<p className="lede">
						Whoever leads was a learner first. You watch two sessions, help in two, are watched in two, and then lead a
						cohort of your own. Rank is no part of it.
					</p>
				</div>
			</div>
			<div className="cohort-grid">
				<div>
					<AskedOfYou {...asked} />
					<Section id="own" title="Your way" className="">
						{own.length === 0 ? (
							<Empty title="You have not set out yet">
								Choose a level below and say why, or let a colleague nominate you. You need the certificate of the level
								(or of one above it) before you lead it, and not before you ask.
							</Empty>
						) : (
							<ul className="rows">
								{own.map(({ to, level, says, next }) => (
									<li key={to}>
										<span className="grow">
											<Link to={to}>{level}</Link>
											<span className="block small soft">{says}</span>
										</span>
										{next ? <span className="small soft">Next: {next.toLowerCase()}</span> : null}
									</li>
								))}
							</ul>
						)}
					</Section>
					{beside.length > 0 ? (
						<Section id="beside" title="On the way to a level you lead">
							<NextRows rows={beside} />
						</Section>
					) : null}
					{ledger ? <Hours {...ledger} /> : null}
					<Section id="open" title="Put yourself forward">
						<ul className="rows">
							{open.map(({ to, name, program }) => (
								<li key={to}>
									<span className="grow">
										<Link to={to}>{name}</Link>
										<span className="block small soft">{program}</span>
									</span>
								</li>
							))}
						</ul>
					</Section>
				</div>
				<aside>
					<Section id="nominate" title="Nominate a colleague" className="">
						<p className="small soft mt-3">
							Somebody in whose rooms people say what they think. It need not be the most senior one; for people of your
							own reporting line somebody else has to speak.
						</p>
						<NominateForm key={once} answer={answer} stages={stages} />
					</Section>
				</aside>
			</div>
		</main>
	)
}
