import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Html } from '~/components/reader/html'
import { Crumbs } from '~/components/ui/marks'
import { DomainError } from '~/domain/errors'
import { asHttp } from '~/http/as-http'
import { requireReader } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/pattern.css?url'

export const handle = { at: 'patterns', help: 'patterns' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Principles'} · Belay` }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireReader(args)
	const { principles } = args.context.content.library
	if (!principles) throw new DomainError('not-found', 'principles')
	return principles
})

export default function Principles() {
	const { title, html } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'Patterns', to: paths.patterns() }, { name: title }]} />
			<article className="pattern">
				<h1 className="h1">{title}</h1>
				<Html html={html} className="pattern-text" />
			</article>
		</main>
	)
}
