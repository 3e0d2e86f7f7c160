import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Crumbs } from '~/components/ui/marks'
import { DomainError } from '~/domain/errors'
import { type HelpPage, neighborsOf } from '~/domain/help/page'
import { asHttp } from '~/http/as-http'
import { param } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/help.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Help'} · Help · Belay` }]

/** Public: a help page is the same for everybody. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const topic = param(args, 'topic')
	const { pages } = args.context.content.help
	const page = pages.find((each) => each.topic === topic)
	if (!page) throw new DomainError('not-found', 'help-topic')
	const { previous, next } = neighborsOf(pages, page)
	return {
		title: page.title,
		summary: page.summary,
		html: page.html,
		previous: previous && linkTo(previous),
		next: next && linkTo(next),
	}
})

function linkTo({ topic, title }: HelpPage) {
	return { title, to: paths.helpTopic({ topic }) }
}

export default function Topic() {
	const { title, summary, html, previous, next } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'Help', to: paths.help() }, { name: title }]} />
			<article>
				<h1 className="h1">{title}</h1>
				<p className="help-stand">{summary}</p>
				<div className="help-text" dangerouslySetInnerHTML={{ __html: html }} />
			</article>
			<nav className="help-turn" aria-label="Other topics">
				{previous ? <Turn way="Before" {...previous} /> : null}
				{next ? <Turn way="Next" {...next} /> : null}
			</nav>
			<p className="small soft mt-6">
				Was this not what you needed? Ask your L&D admin, or <Link to={paths.help()}>look through every topic</Link>.
			</p>
		</main>
	)
}

function Turn({ way, title, to }: { way: 'Before' | 'Next'; title: string; to: string }) {
	return (
		<Link to={to} className={way === 'Next' ? 'next' : undefined} prefetch="intent">
			<span className="micro faint">{way}</span> <span className="strong">{title}</span>
		</Link>
	)
}
