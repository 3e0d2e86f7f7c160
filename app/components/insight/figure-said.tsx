import type { FigureSaid } from '~/domain/insight/say'

/** What a figure says, and how its owner reads it. */
export function FigureSaidBody({ figure, reads }: { figure: FigureSaid; reads: string }) {
	return (
		<>
			<h3 className="strong">{figure.name}</h3>
			<p className="small soft">{figure.about}</p>
			{figure.sides ? (
				<>
					<p className="mt-2">
						<span className="num">{figure.sides.before}</span>, then <span className="num">{figure.sides.after}</span>
					</p>
					<p className="small soft">{figure.sides.periods}</p>
					<p className="small">{figure.sides.change}</p>
				</>
			) : null}
			<details className="more mt-2">
				<summary>
					<span>{reads}</span>
				</summary>
				<dl className="small mt-2">
					{figure.reading.map(({ label, text }) => (
						<div key={label}>
							<dt className="strong">{label}</dt>
							<dd className="said mb-2">{text || 'Not written yet'}</dd>
						</div>
					))}
				</dl>
			</details>
		</>
	)
}

/** Figures as they stood when work was handed in. */
export function FrozenFigures({ figures, reads }: { figures: FigureSaid[]; reads: string }) {
	return (
		<ul className="mt-3 flex flex-col gap-4">
			{figures.map((figure) => (
				<li key={`${figure.name} ${figure.about}`}>
					<FigureSaidBody figure={figure} reads={reads} />
				</li>
			))}
		</ul>
	)
}
