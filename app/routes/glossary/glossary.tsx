import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DomainError } from '~/domain/errors'
import { byLetter, type Term } from '~/domain/glossary/glossary'
import { findPattern } from '~/domain/pattern/pattern'
import { findModuleByKey } from '~/domain/program/find'
import { asHttp } from '~/http/as-http'
import { requireReader } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/glossary.css?url'

export const handle = { at: 'learn', help: 'learning' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Glossary · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireReader(args)
	const { content } = args.context
	if (content.glossary.length === 0) throw new DomainError('not-found', 'glossary')
	const linksOf = ({ modules, patterns, help }: Term) => [
		...modules.flatMap((key) => {
			const found = findModuleByKey(content.programs, key)
			if (!found) return []
			const { stage, module } = found
			const to = paths.module({ program: stage.program.slug, stage: stage.id, module: module.id })
			return [{ title: module.title, kind: stage.label, to }]
		}),
		...patterns.flatMap((id) => {
			const pattern = findPattern(content.library, id)
			return pattern ? [{ title: pattern.title, kind: 'Pattern', to: paths.pattern({ pattern: id }) }] : []
		}),
		...help.flatMap((topic) => {
			const page = content.help.pages.find((each) => each.topic === topic)
			return page ? [{ title: page.title, kind: 'Help', to: paths.helpTopic({ topic }) }] : []
		}),
	]
	return {
		letters: byLetter(content.glossary).map(({ letter, terms }) => ({
			letter,
			terms: terms.map((term) => ({ id: term.id, term: term.term, says: term.says, links: linksOf(term) })),
		})),
	}
})

export default function Glossary() {
	const { letters } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<h1 className="h1">Glossary</h1>
			<p className="soft mt-3">
				Words of the field as the lessons use them, and words of Belay. Each leads to where it is taught.
			</p>
			<nav className="letters" aria-label="Letters">
				<ul>
					{letters.map(({ letter }) => (
						<li key={letter}>
							<a href={`#letter-${letter}`}>{letter}</a>
						</li>
					))}
				</ul>
			</nav>
			{letters.map(({ letter, terms }) => (
				<section key={letter} className="letter" aria-labelledby={`letter-${letter}`}>
					<h2 className="h2" id={`letter-${letter}`}>
						{letter}
					</h2>
					<dl>
						{terms.map((term) => (
							<div key={term.id} id={term.id}>
								<dt>{term.term}</dt>
								<dd>
									{term.says}
									<span className="leads">
										{term.links.map((link) => (
											<span key={link.to}>
												<Link to={link.to}>{link.title}</Link> <span className="soft">{link.kind}</span>
											</span>
										))}
									</span>
								</dd>
							</div>
						))}
					</dl>
				</section>
			))}
		</main>
	)
}
