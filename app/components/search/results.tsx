import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { type Found, kindNames, type Piece, type SearchAnswer } from '~/domain/search/kinds'
import { paths } from '~/paths'
import { Section } from '../ui/section'

/** What was found, kind by kind; the kind of the best one first. */
export function Results({ asked, answer }: { asked: string; answer: SearchAnswer }) {
	const kinds = [...new Set(answer.results.map((found) => found.kind))]
	return (
		<>
			{answer.corrected ? <Corrected asked={asked} corrected={answer.corrected} /> : null}
			{answer.state === 'some' ? (
				<p className="say note mt-4">No page holds all of these words. These hold one or more of them.</p>
			) : null}
			{kinds.map((kind) => (
				<Section key={kind} id={`found-${kind}`} title={kindNames[kind]}>
					<ul className="rows">
						{answer.results
							.filter((found) => found.kind === kind)
							.map((found) => (
								<Row key={found.to} found={found} />
							))}
					</ul>
				</Section>
			))}
		</>
	)
}

function Corrected({ asked, corrected }: { asked: string; corrected: string }) {
	return (
		<p className="mt-4">
			Showing results for <strong>{corrected}</strong>.{' '}
			<Link to={paths.search({ q: asked, as: 'typed' })}>Search instead for “{asked}”</Link>
		</p>
	)
}

function Row({ found }: { found: Found }) {
	return (
		<li>
			<span className="grow">
				<Link className="strong" to={found.to}>
					{found.title}
				</Link>
				<span className="block small soft">{found.context}</span>
				<span className="block small excerpt">
					<Excerpt pieces={found.excerpt} />
				</span>
			</span>
		</li>
	)
}

function Excerpt({ pieces }: { pieces: Piece[] }) {
	let from = 0
	return pieces.map((piece) => {
		const key = from
		from += piece.text.length
		return piece.isMatch ? <mark key={key}>{piece.text}</mark> : <Fragment key={key}>{piece.text}</Fragment>
	})
}
