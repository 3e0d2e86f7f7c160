import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { PatternAside } from '~/components/pattern/aside'
import { UsePattern } from '~/components/pattern/use'
import { Html } from '~/components/reader/html'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { DomainError } from '~/domain/errors'
import { copyRefusals, originalOf } from '~/domain/pattern/copy'
import { groupNames } from '~/domain/pattern/kinds'
import { makeCopy } from '~/domain/pattern/make-copy.server'
import { findPattern } from '~/domain/pattern/pattern'
import { listCopies } from '~/domain/pattern/read.server'
import { copyRow } from '~/domain/pattern/rows'
import { usingForm } from '~/domain/pattern/schema'
import { findModuleByKey } from '~/domain/program/find'
import type { Program } from '~/domain/program/lesson'
import { dayLabel } from '~/domain/zone/plain-date'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/pattern.css?url'

export const handle = { at: 'patterns', help: 'patterns' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Pattern'} · Belay` }]

function find(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const pattern = findPattern(args.context.content.library, param(args, 'pattern'))
	if (!pattern) throw new DomainError('not-found', 'pattern')
	return pattern
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { library, programs } = args.context.content
	const pattern = find(args)
	const copies = await listCopies(args.context.db, reader.id, pattern.id)
	return {
		title: pattern.title,
		situation: pattern.situation,
		group: groupNames[pattern.group],
		minutes: pattern.minutes,
		sections: pattern.sections,
		templateHtml: pattern.templateHtml,
		moments: pattern.moments,
		related: pattern.related.flatMap((id) => {
			const other = findPattern(library, id)
			return other ? [{ id, title: other.title }] : []
		}),
		modules: pattern.teaches.flatMap((key) => moduleRow(programs, key) ?? []),
		versions: pattern.versions.map((line) => ({
			...line,
			date: dayLabel(line.date, { day: 'numeric', month: 'short', year: 'numeric' }),
		})),
		copies: copies.map((copy) => copyRow(library, copy, shortDate(copy.changedAt, reader.timeZone))),
	}
})

function moduleRow(programs: Program[], key: string) {
	const found = findModuleByKey(programs, key)
	if (!found) return null
	const { stage, module } = found
	const to = paths.module({ program: stage.program.slug, stage: stage.id, module: module.id })
	return { key, title: module.title, stage: stage.label, to: module.lesson ? to : null }
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const pattern = find(args)
	const form = readForm(await readFormData(args.request), usingForm)
	if (!form.ok) return form.answer
	const original = originalOf(pattern, form.value.part)
	if (!original) return form.refuse({ fields: { part: ['This pattern has no template.'] } })
	try {
		const using = { ownerId: reader.id, pattern, part: form.value.part, original, now: args.context.clock() }
		return goTo(paths.patternCopy({ copy: await makeCopy(args.context.db, using) }))
	} catch (error) {
		return form.refuse({ form: [refusal(error, copyRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function PatternPage() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Patterns', to: paths.patterns() }, { name: page.title }]} />
			<LateRefusal answer={answer} />
			<div className="pattern-grid">
				<article className="pattern">
					<p className="over">
						{page.group}, {page.minutes} min
					</p>
					<h1 className="h1">{page.title}</h1>
					<p className="situation">{page.situation}</p>
					<UsePattern hasTemplate={page.templateHtml !== ''} copies={page.copies} />
					{page.sections.map((section) => (
						<section key={section.id} aria-labelledby={section.id} className={section.id}>
							<h2 id={section.id}>{section.title}</h2>
							<Html html={section.html} className="pattern-text" />
						</section>
					))}
					{page.templateHtml ? (
						<section aria-labelledby="template" className="template">
							<h2 id="template">The template</h2>
							<Html html={page.templateHtml} className="pattern-text" />
						</section>
					) : null}
				</article>
				<PatternAside page={page} />
			</div>
		</main>
	)
}
