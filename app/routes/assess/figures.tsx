import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { FigureForm } from '~/components/insight/figure-form'
import { FigureRows, type FigureShown } from '~/components/insight/figure-rows'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { deleteFigure, keepFigure, takeFigureBack } from '~/domain/insight/keep-figure.server'
import { figureRefusals, lackingOf } from '~/domain/insight/policy'
import { type FigureRow, listFigures } from '~/domain/insight/read-figures.server'
import { sayFigure } from '~/domain/insight/say'
import { draftForm } from '~/domain/insight/schema'
import { capitalized, listed, spelled } from '~/domain/number-words'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { figuresOf } from '~/http/assessed.server'
import { flash } from '~/http/flash.server'
import { readFormData, searchParam } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/practice.css?url'

export const handle = { at: 'learn', help: 'figures' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Figures, ${data?.stage.label} · Belay` }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule } = await figuresOf(args, reader.id)
	const rows = await listFigures(args.context.db, reader.id, stage.key)
	const here = { program: stage.program.slug, stage: stage.id }
	const edited = rows.find(({ id, handedInAt }) => id === searchParam(args.request, 'edit') && !handedInAt)
	return {
		once: randomUUID(),
		stage: {
			label: stage.label,
			to: paths.stage(here),
			counts: paths.requirements(here),
			figures: paths.figures(here),
		},
		kinds: rule.of,
		asked: `${capitalized(spelled(rule.count))} of ${listed(rule.of)}`,
		populationAtLeast: rule.populationAtLeast,
		edited: edited && { figure: edited.id, ...asTyped(edited.draft) },
		figures: rows.map(
			(row): FigureShown => ({
				id: row.id,
				...sayFigure(row.draft),
				handedIn: row.handedInAt && `Handed in on ${shortDate(row.handedInAt, reader.timeZone)}. It counts.`,
				edit: paths.figures({ ...here, edit: row.id }),
			}),
		),
	}
})

function asTyped(draft: FigureRow['draft']) {
	const typed = Object.entries(draft).map(([field, value]) => [field, value === null ? '' : String(value)])
	return Object.fromEntries(typed) as { [Field in keyof FigureRow['draft']]: string }
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule } = await figuresOf(args, reader.id)
	const { db, clock } = args.context
	const formData = await readFormData(args.request)
	const here = { program: stage.program.slug, stage: stage.id }
	const own = { personId: reader.id, stageKey: stage.key }
	const key = { id: String(formData.get('figure') ?? ''), ...own }
	const intent = formData.get('intent')
	if (intent === 'take-back') {
		await takeFigureBack(db, key)
		return goTo(paths.figures({ ...here, edit: key.id }), flash('A draft again. It counts once it is handed in.'))
	}
	if (intent === 'delete') {
		await deleteFigure(db, key)
		return goTo(paths.figures(here), flash('Deleted.'))
	}
	const form = readForm(formData, draftForm)
	if (!form.ok) return form.answer
	const { figure: id, ...draft } = form.value
	if (!rule.of.includes(draft.kind))
		return form.refuse({ fields: { kind: ['Choose one of the figures this level asks for'] } })
	const isHandedIn = intent === 'hand-in'
	if (isHandedIn) {
		const lacking = lackingOf(draft, rule)
		if (Object.keys(lacking).length > 0)
			return form.refuse({
				form: ['It is not whole yet. What you typed still stands below; the marked fields lack something.'],
				fields: lacking,
			})
	}
	try {
		await keepFigure(db, { id, ...own }, draft, isHandedIn ? clock() : null)
	} catch (error) {
		return form.refuse({ form: [refusal(error, figureRefusals)] }, 409)
	}
	return isHandedIn
		? goTo(paths.figures(here), flash('Handed in. It counts.'))
		: goTo(paths.figures({ ...here, edit: id }), flash('Kept as a draft. Only you read it.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Figures() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs
				trail={[
					{ name: 'Learn', to: paths.learn() },
					{ name: page.stage.label, to: page.stage.to },
					{ name: 'What counts', to: page.stage.counts },
					{ name: 'Figures' },
				]}
			/>
			<div className="top">
				<div>
					<h1 className="h1">Figures, interpreted</h1>
					<p className="lede">
						{page.asked}, each over two periods, with your own reading. What a figure says never decides: how honestly
						it is read does.
					</p>
				</div>
			</div>
			<div className="cohort-grid">
				<div>
					<Section
						id="write"
						title={page.edited ? 'Write on' : 'Write a figure down'}
						aside={page.edited ? <Link to={page.stage.figures}>Begin another instead</Link> : null}
						className=""
					>
						<FigureForm
							key={page.edited?.figure ?? page.once}
							answer={answer}
							figure={page.edited ?? null}
							once={page.once}
							kinds={page.kinds}
							populationAtLeast={page.populationAtLeast}
						/>
					</Section>
				</div>
				<aside>
					<Section id="figures" title="Yours" className="">
						{page.figures.length > 0 ? (
							<FigureRows figures={page.figures} />
						) : (
							<Empty title="Nothing yet">
								Begin with the one you already look at every quarter, and with what else may have moved it.
							</Empty>
						)}
					</Section>
					<Section id="who" title="Who can read this">
						<p className="small soft mt-3">
							You alone. Admins see how many are handed in and of which kind: no figure, no team, no reading. In your
							assessed work you decide what of it you tell.
						</p>
					</Section>
				</aside>
			</div>
		</main>
	)
}
