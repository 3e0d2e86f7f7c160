import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { LevelTag } from '~/components/cohort/level-tag'
import { ApplicationForm } from '~/components/intake/application-form'
import { OwnPlace } from '~/components/intake/own-place'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { levelOf } from '~/domain/cohort/level'
import { apply, changeApplication, withdraw } from '~/domain/intake/apply.server'
import { phaseNames } from '~/domain/intake/kinds'
import { readOwnIntake } from '~/domain/intake/own-intake.server'
import { applyRefusals } from '~/domain/intake/refusals'
import { applicationForm } from '~/domain/intake/schema'
import { timeLines, timeOf } from '~/domain/intake/time'
import { findStageByKey } from '~/domain/program/find'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'cohort', help: 'applying' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.intake.name ?? 'Intake'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const page = await readOwnIntake(db, param(args, 'intake'), reader.id, clock())
	const stage = findStageByKey(content.programs, page.intake.stageKey)
	return {
		...page,
		level: levelOf(content.programs, page.intake.stageKey),
		stage: stage ? paths.stage({ program: stage.program.slug, stage: stage.id }) : null,
		takes: stage ? timeLines(timeOf(stage)) : [],
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, mail } = args.context
	const place = { intakeId: param(args, 'intake'), personId: reader.id }
	const formData = await readFormData(args.request)
	const form = readForm(formData, applicationForm)
	if (!form.ok) return form.answer
	// Without JavaScript too: the page comes back with what was typed and more rows for times.
	if (formData.get('intent') === 'more') return form.refuse(undefined, 200)
	const back = (line: string) => {
		mail.wake()
		return goTo(paths.intake({ intake: place.intakeId }), flash(line))
	}
	try {
		if (formData.get('intent') === 'withdraw') {
			await withdraw(db, place, clock())
			return back('Taken back. Until it closes you can apply again; what you wrote is kept.')
		}
		if (formData.get('intent') === 'change') {
			await changeApplication(db, place, form.value, clock())
			return back('Changed.')
		}
		await apply(db, place, form.value, clock())
		return back('You are in. Your line manager is asked for the time.')
	} catch (error) {
		return form.refuse({ form: [refusal(error, applyRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Intake() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { intake, level, own } = page
	const writes = page.mayApply || (own?.isIn && own.mayChange)
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Your cohorts', to: paths.cohorts() }, { name: intake.name }]} />
			<div className="top">
				<div>
					<h1 className="h1">{intake.name}</h1>
					<p className="lede">
						<LevelTag level={level} /> {page.stage ? <Link to={page.stage}>{level.title}</Link> : level.title}.{' '}
						{page.strength}.
					</p>
				</div>
			</div>
			{page.excuse ? (
				<p className="say note mb-6">
					{page.excuse}.{page.mayApply ? ' You can still apply.' : ''}
					{page.isLeftOut
						? ' The cohorts of this intake are formed without you, unless your L&D admin ends that: tell them if you want to come.'
						: ''}
				</p>
			) : null}
			{intake.cancelReason ? (
				<p className="say note mb-6">
					This intake is not held: {intake.cancelReason}
					{own?.isIn ? ' Nobody is asked for the time any more. What you wrote is kept here.' : ''}
				</p>
			) : null}
			<div className="cohort-grid first">
				<div>
					{writes ? null : <LateRefusal answer={answer} />}
					{own?.isIn && !intake.cancelReason ? <OwnPlace own={own} /> : null}
					{page.why ? <p className="say note mb-6">{page.why}</p> : null}
					{writes ? (
						<Section id="apply" title={own?.isIn ? 'What you said' : 'Apply'} className="">
							<div className="mt-4">
								<ApplicationForm
									answer={answer}
									said={own ?? { reason: '', goals: '', unavailable: [] }}
									asksReason={!own?.isIn || own.source === 'applied'}
									act={own?.isIn ? 'Change what I said' : 'Apply'}
									intent={own?.isIn ? 'change' : 'apply'}
								/>
							</div>
						</Section>
					) : null}
				</div>
				<Section id="facts" title="What it is" className="">
					<dl className="facts">
						<dt>State</dt>
						<dd>{phaseNames[intake.phase]}</dd>
						<dt>Apply</dt>
						<dd>
							{intake.opens} until {intake.closes}
						</dd>
						<dt>Begins</dt>
						<dd>Week of {intake.starts}</dd>
						<dt>Places</dt>
						<dd>{intake.capacity}. Asked for by more, who must take the level goes first.</dd>
					</dl>
					{page.takes.map((line) => (
						<p className="small soft mt-3" key={line}>
							{line}
						</p>
					))}
				</Section>
			</div>
		</main>
	)
}
