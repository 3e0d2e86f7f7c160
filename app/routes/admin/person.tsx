import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccountPanel } from '~/components/desk/account-panel'
import { ExtraTime } from '~/components/desk/extra-time'
import { Leaves } from '~/components/desk/leaves'
import { LevelsHeld } from '~/components/desk/levels-held'
import { PersonForm } from '~/components/desk/person-form'
import { PersonNeeds } from '~/components/desk/person-needs'
import { type Shown, WhoHears } from '~/components/desk/who-hears'
import { Excuses } from '~/components/intake/excuses'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { readTimeGiven } from '~/domain/assessment/extra-time.server'
import { listBookedIn } from '~/domain/assessment/leave-assessing.server'
import { listLedBy } from '~/domain/cohort/give-up-seats.server'
import { stageChoices } from '~/domain/cohort/stage-choices'
import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import { findFacilitator } from '~/domain/facilitator/read.server'
import { sayQualification } from '~/domain/facilitator/say.server'
import { listExcuses } from '~/domain/intake/excuse.server'
import { excuseKindNames } from '~/domain/intake/kinds'
import { longDay } from '~/domain/intake/words'
import { isOnLeave } from '~/domain/leave/clock'
import { listLeaves } from '~/domain/leave/read.server'
import { sayLink } from '~/domain/notice/say-link.server'
import { changePerson, disablePerson, enablePerson } from '~/domain/person/change.server'
import { renewInvitation } from '~/domain/person/invite.server'
import { needsOfPerson } from '~/domain/person/needs.server'
import { personRefusals } from '~/domain/person/policy'
import { getPerson, listChoices } from '~/domain/person/read.server'
import { personForm } from '~/domain/person/schema'
import { countOpenLinks, showOpenLinks } from '~/domain/sign-in/handed-links.server'
import { listHolidayRegions } from '~/domain/zone/holidays.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { dateOf, listZones, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { confirmFirst } from '~/http/confirm-first.server'
import { answerExcuseForm } from '~/http/excuse-forms.server'
import { answerTimeForm } from '~/http/extra-time-form.server'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireRole } from '~/http/guards'
import { answerLeaveForm } from '~/http/leave-forms.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'people', help: 'people' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.person.name ?? 'Person'} · Belay` },
]

/** What a confirmation says that it does, by intent */
const acts: Record<string, string> = { close: 'Close it', open: 'Open it' }
const plainDay = { day: 'numeric', month: 'short', year: 'numeric' } as const

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content, mail } = args.context
	const now = clock()
	const person = await getPerson(db, param(args, 'person'))
	const facilitator = await findFacilitator(db, person.id)
	const managers = (await listChoices(db)).filter((choice) => choice.id !== person.id)
	const stages = stageChoices(content.programs)
	const names = new Map(stages.map(({ key, name }) => [key, name]))
	const today = dateOf(now, admin.timeZone)
	const needs = await needsOfPerson(db, person.id, now, today)
	const excuses = await listExcuses(db, { personId: person.id }, today)
	const leaves = await listLeaves(db, person.id)
	return {
		isOwn: person.id === admin.id,
		leaves: leaves.map((leave) => ({
			id: leave.id,
			words: `${longDay(leave.fromDay)} to ${longDay(leave.untilDay)}`,
			isNow: isOnLeave([leave], today),
		})),
		stages: stages.map(({ key, name }) => ({ key, name })),
		excuses: excuses.map(({ stageKey, kind, until, reason }) => ({
			stageKey,
			level: names.get(stageKey) ?? stageKey,
			words: `${excuseKindNames[kind]} until ${longDay(until)}: ${reason}`,
		})),
		person,
		needs: needs.map(({ stageKey, dueOn, ...need }) => ({
			...need,
			stage: names.get(stageKey) ?? stageKey,
			due: dueOn && dayLabel(dueOn, plainDay),
			day: need.stands?.day ? dayLabel(need.stands.day, plainDay) : null,
			...('until' in need ? { until: dayLabel(need.until, plainDay) } : {}),
		})),
		held: (facilitator?.qualifications ?? []).map((each) =>
			sayQualification(each, content.programs, admin.timeZone, clock()),
		),
		percent: await readTimeGiven(db, person.id),
		managers,
		zones: listZones(),
		regions: listHolidayRegions(),
		canMail: mail.isConfigured,
		openLinks: await countOpenLinks(db, person.id, now),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, linkKey, publicUrl, mail } = args.context
	const personId = param(args, 'person')
	const here = paths.person({ person: personId })
	const formData = await readFormData(args.request)
	const now = clock()
	// Another line manager, or one who can be asked again, gets letters about the time of who reports to them.
	const personIds = [personId]
	const excused = await answerExcuseForm(args.context, formData, { personId, here }, admin)
	if (excused) return excused
	const away = await answerLeaveForm(args.context, formData, { personId, here }, admin)
	if (away) return away
	const timed = await answerTimeForm(args.context, formData, { personId, here }, admin)
	if (timed) return timed
	try {
		switch (formData.get('intent')) {
			case 'show-links': {
				const links = await showOpenLinks(db, { key: linkKey, publicUrl, personId, by: admin, now })
				const { programs } = args.context.content
				const saying = links.map(async (link) => ({
					address: link.address,
					about: await sayLink(db, programs, link),
					until: shortDate(link.expiresAt, admin.timeZone),
				}))
				return {
					links: await Promise.all(saying),
					result: undefined,
				}
			}
			case 'renew':
				await renewInvitation(db, personId, admin, now)
				mail.wake()
				return goTo(here, flash('A new invitation is written; the old link has ended.'))
			case 'close': {
				const cohortIds = await listBookedIn(db, personId, now)
				const close = (inside: Db) => disablePerson(inside, personId, admin, now)
				const outcome = await confirmFirst(db, formData, undefined, { cohortIds, personIds, now }, close)
				if (!outcome.done) return outcome.answer
				mail.wake()
				return goTo(here, flash('The account is closed. What the person did stays.'))
			}
			case 'open': {
				const open = (inside: Db) => enablePerson(inside, personId, admin, now)
				const outcome = await confirmFirst(db, formData, undefined, { cohortIds: [], personIds, now }, open)
				if (!outcome.done) return outcome.answer
				mail.wake()
				return goTo(here, flash('The account is open again.'))
			}
		}
	} catch (error) {
		if (!isDomainError(error) || error.code !== 'conflict') throw error
		return data(
			{
				problem: refusal(error, { ...personRefusals, 'already-accepted': 'This person has accepted already.' }),
				result: undefined,
			},
			{ status: 409 },
		)
	}
	const form = readForm(formData, personForm)
	if (!form.ok) return form.answer
	try {
		const cohortIds = [...(await listLedBy(db, personId)), ...(await listBookedIn(db, personId, now))]
		const about = { cohortIds, personIds, now }
		const outcome = await confirmFirst(db, formData, form.kept, about, (inside) =>
			changePerson(inside, personId, form.value, admin, now),
		)
		if (!outcome.done) return outcome.answer
		mail.wake()
		return goTo(here, flash('Saved.'))
	} catch (error) {
		return form.refuse({ form: [refusal(error, personRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Person() {
	const { person, percent, held, needs, stages, excuses, leaves, isOwn, managers, zones, regions, canMail, openLinks } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const intent = answer?.result?.initialValue?.intent
	const ofExcuse = answer && 'result' in answer && intent === 'give-excuse' ? answer : undefined
	const ofLeave = answer && 'result' in answer && String(intent).endsWith('-leave') ? answer : undefined
	const ofTime = answer && 'result' in answer && intent === 'give-time' ? answer : undefined
	const shown = answer && 'shown' in answer ? (answer.shown as Shown) : undefined
	const [, sentIntent] = shown?.sent.find(([name]) => name === 'intent') ?? []
	const links = answer && 'links' in answer ? answer.links : null
	const problem = answer && 'problem' in answer ? answer.problem : null
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'People', to: paths.people() }, { name: person.name }]} />
			<h1 className="h1 work mb-6">{person.name}</h1>
			{shown ? <WhoHears shown={shown} act={acts[String(sentIntent)] ?? 'Save'} /> : null}
			<div className="aside-grid">
				<PersonForm
					answer={answer && 'result' in answer && !ofExcuse && !ofLeave && !ofTime ? answer : undefined}
					person={{
						...person,
						managerId: person.managerId ?? '',
						mostCohorts: String(person.mostCohorts),
						workDays: person.workDays.map(String),
					}}
					zones={zones}
					regions={regions}
					managers={managers}
					act="Save"
				/>
				<div>
					<AccountPanel person={person} canMail={canMail} openLinks={openLinks} links={links} problem={problem} />
					<PersonNeeds needs={needs} hasLevelDay={person.levelSince !== null} />
					<LevelsHeld held={held} />
					<Leaves answer={ofLeave} leaves={leaves} isOwn={isOwn} />
					<Excuses answer={ofExcuse} excuses={excuses} stages={stages} />
					<ExtraTime key={percent} answer={ofTime} percent={percent} />
				</div>
			</div>
		</main>
	)
}
