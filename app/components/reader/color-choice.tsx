import { COLORS, type Color, colorNames } from '~/domain/progress/mark-kinds'

export function ColorChoice({ chosen }: { chosen: Color }) {
	return (
		<fieldset className="field">
			<legend>Color</legend>
			<div className="flex flex-wrap gap-4">
				{COLORS.map((color) => (
					<label className="pick" key={color}>
						<input type="radio" name="color" value={color} defaultChecked={color === chosen} />
						<Swatch color={color} />
						<span>{colorNames[color]}</span>
					</label>
				))}
			</div>
		</fieldset>
	)
}

export function Swatch({ color }: { color: Color }) {
	return <span className={`swatch ${color}`} aria-hidden="true" />
}
