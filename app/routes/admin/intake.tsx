import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { LevelTag } from '~/components/cohort/level-tag'
import { Applicants, TakenOff } from '~/components/intake/applicants'
import { AssignPeople } from '~/components/intake/assign-people'
import { IntakeForm } from '~/components/intake/intake-form'
import { CancelIntake, IntakeMoves } from '~/components/intake/moves'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { levelOf } from '~/domain/cohort/level'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { readDesk } from '~/domain/intake/desk.server'
import { excuseKindNames, phaseNames } from '~/domain/intake/kinds'
import { longDay } from '~/domain/intake/words'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { param, requireRole } from '~/http/guards'
import { changeIntakeByForm } from '~/http/intake-forms.server'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'intakes', help: 'intakes' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.intake.name ?? 'Intake'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const desk = await readDesk(db, param(args, 'intake'), searchParam(args.request, 'who'), clock())
	return {
		...desk,
		level: levelOf(content.programs, desk.intake.stageKey),
		stages: desk.intake.status === 'draft' ? stageChoices(content.programs) : undefined,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	return changeIntakeByForm(args, param(args, 'intake'), admin)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

const ROW_ACTS = ['take-off', 'put-back', 'ask-again']

export default function AdminIntake() {
	const { intake, level, stages, people, removed, missing, mustCount, found, search, excused, canChange } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const intent = String(answer?.result.initialValue?.intent ?? '')
	const answerTo = (...intents: string[]) => (intents.includes(intent) ? answer : undefined)
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Intakes', to: paths.adminIntakes() }, { name: intake.name }]} />
			<div className="top">
				<div>
					<h1 className="h1 work">{intake.name}</h1>
					<p className="lede">
						<LevelTag level={level} /> {level.title}. {phaseNames[intake.phase]}: {intake.taken} of {intake.capacity}{' '}
						people. Applications from {longDay(intake.opensOn)} until {longDay(intake.closesOn)}, cohorts from the week
						of {longDay(intake.startsOn)}.
					</p>
					{intake.cancelReason ? <p className="say note mt-3">Cancelled: {intake.cancelReason}</p> : null}
				</div>
				<div className="flex flex-wrap gap-4">
					<IntakeMoves status={intake.status} answer={answerTo('open', 'close')} />
					{people.length > 0 && intake.phase !== 'cancelled' ? (
						<Link
							className={intake.phase === 'closed' ? 'btn ink' : 'btn edge'}
							to={paths.formation({ intake: intake.id })}
						>
							{intake.phase === 'formed' ? 'How cohorts were formed' : 'Form cohorts'}
						</Link>
					) : null}
				</div>
			</div>
			<div className="cohort-grid">
				<div>
					<Section id="people" title="People" aside={`${intake.taken} of ${intake.capacity} asked for`} className="">
						<LateRefusal answer={answerTo(...ROW_ACTS)} />
						<Applicants people={people} canChange={canChange} />
					</Section>
					{removed.length > 0 ? (
						<Section id="removed" title="Taken off">
							<TakenOff people={removed} canChange={canChange} />
						</Section>
					) : null}
					{canChange && intake.status !== 'draft' ? (
						<Section id="assign" title="Put people in">
							<AssignPeople
								answer={answerTo('assign', 'assign-missing')}
								missing={missing}
								mustCount={mustCount}
								found={found}
								search={search}
								key={people.length}
							/>
						</Section>
					) : null}
				</div>
				<div>
					<Section id="excused" title="Excused or later" className="">
						{excused.length > 0 ? (
							<ul className="rows">
								{excused.map((each) => (
									<li key={each.personId}>
										<span className="grow small">
											<Link to={`${paths.person({ person: each.personId })}#excuses`}>{each.person}</Link>
											<span className="block soft">
												{excuseKindNames[each.kind]} until {longDay(each.until)}: {each.reason}
											</span>
										</span>
									</li>
								))}
							</ul>
						) : (
							<p className="small soft mt-3">
								Nobody. Somebody is excused from a level, or takes it later, on their page under People.
							</p>
						)}
					</Section>
					{canChange ? (
						<Section id="details" title="Details">
							<div className="mt-4">
								<IntakeForm
									answer={answerTo('save')}
									intake={{
										...intake,
										stage: intake.stageKey,
										capacity: String(intake.capacity),
										overlapHours: String(intake.overlapHours),
									}}
									stages={stages}
									act="Save"
								/>
							</div>
							<CancelIntake name={intake.name} count={people.length} answer={answerTo('cancel')} />
						</Section>
					) : null}
				</div>
			</div>
		</main>
	)
}
