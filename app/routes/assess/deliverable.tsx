import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { TemplateActs } from '~/components/assess/template-acts'
import { Html } from '~/components/reader/html'
import { Crumbs } from '~/components/ui/marks'
import { TEMPLATE_OF_DELIVERABLE } from '~/domain/assessment/deliverable'
import { asHttp } from '~/http/as-http'
import { deliverableOf } from '~/http/assessed.server'
import { requireReader } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/deliverable.css?url'
import text from '~/styles/pattern.css?url'

export const handle = { at: 'learn', help: 'assessment' }
export const links: LinksFunction = () => [
	{ rel: 'stylesheet', href: text },
	{ rel: 'stylesheet', href: styles },
]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.title ?? 'Assessed work'}, ${data?.stage.label} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireReader(args)
	const { stage, deliverable } = deliverableOf(args)
	const here = { program: stage.program.slug, stage: stage.id }
	return {
		stage: { label: stage.label, to: paths.stage(here), counts: paths.requirements(here) },
		title: deliverable.title,
		summary: deliverable.summary,
		pages: deliverable.pages,
		sections: deliverable.sections.map((section) => ({
			...section,
			isTemplate: section.title === TEMPLATE_OF_DELIVERABLE,
		})),
		template: { text: deliverable.template, file: paths.deliverableTemplate(here) },
		assessed: stage.training.assessed,
	}
})

export default function DeliverablePage() {
	const { stage, title, summary, pages, sections, template, assessed } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page">
			<Crumbs
				trail={[{ name: 'Learn', to: paths.learn() }, { name: stage.label, to: stage.to }, { name: 'Assessed work' }]}
			/>
			<h1 className="h1">{title}</h1>
			<p className="situation">{summary}</p>
			<div className="deliverable-grid">
				<nav aria-label="On this page">
					<ol>
						{sections.map((section) => (
							<li key={section.id}>
								<a href={`#${section.id}`}>{section.title}</a>
							</li>
						))}
					</ol>
					<ul className="facts">
						<li>{pages === 1 ? 'One page' : `${pages} pages`}</li>
						{assessed.map((work) => (
							<li key={work.title}>
								{work.title}, {work.minutes} min
							</li>
						))}
						<li>
							<Link to={stage.counts}>What {stage.label} asks for</Link>
						</li>
					</ul>
				</nav>
				<article className="pattern deliverable">
					{sections.map((section) => (
						<section key={section.id} aria-labelledby={section.id} className={section.id}>
							<h2 id={section.id}>{section.title}</h2>
							{section.isTemplate ? <TemplateActs {...template} /> : null}
							<Html html={section.html} className="pattern-text" />
						</section>
					))}
				</article>
			</div>
		</main>
	)
}
