import { Link } from '@remix-run/react'
import type { CopyRow } from '~/domain/pattern/rows'
import { paths } from '~/paths'
import { Section } from '../ui/section'
import { CopyRows } from './rows'

type Aside = {
	copies: CopyRow[]
	moments: string[]
	related: { id: string; title: string }[]
	modules: { key: string; title: string; stage: string; to: string | null }[]
	versions: { version: number; date: string; changed: string }[]
}

/** What a pattern hangs together with. */
export function PatternAside({ page }: { page: Aside }) {
	return (
		<aside aria-label="Around this pattern">
			{page.copies.length > 1 ? (
				<Section id="your-copies" title="Your copies">
					<CopyRows rows={page.copies} />
				</Section>
			) : null}
			<Section id="related" title="Related">
				<ul className="rows small">
					{page.related.map((other) => (
						<li key={other.id}>
							<Link to={paths.pattern({ pattern: other.id })}>{other.title}</Link>
						</li>
					))}
				</ul>
			</Section>
			{page.modules.length > 0 ? (
				<Section id="taught" title="Learn more">
					<ul className="rows small">
						{page.modules.map((module) => (
							<li key={module.key}>
								<span className="grow">
									{module.to ? <Link to={module.to}>{module.title}</Link> : module.title}
									<span className="block soft">{module.to ? module.stage : `${module.stage}, being written`}</span>
								</span>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			<Section id="moments" title="Helps">
				<ul className="rows small">
					{page.moments.map((moment) => (
						<li key={moment}>
							<Link to={paths.patterns({ moment })}>{moment}</Link>
						</li>
					))}
				</ul>
			</Section>
			<Section id="versions" title="Versions">
				<ol className="rows small">
					{page.versions.map((line) => (
						<li key={line.version}>
							<span className="grow">
								<b>Version {line.version}</b>, {line.date}
								<span className="block soft">{line.changed}</span>
							</span>
						</li>
					))}
				</ol>
			</Section>
		</aside>
	)
}
