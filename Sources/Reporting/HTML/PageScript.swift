/// What a page can do beside being read: values under the pointer, variants switched off, charts enlarged, tables copied.
///
/// The page is complete without it. It writes text, never markup, and asks for nothing from outside.
enum PageScript {
  static let source = #"""
    'use strict';
    (function(){
    var months=['Jan','Feb','Mar','Apr','May','Jun','Jul','Aug','Sep','Oct','Nov','Dec'];
    function make(name,text,parent){var e=document.createElement(name);e.textContent=text;if(parent)parent.appendChild(e);return e}
    function pair(svg,key){return svg.dataset[key].split(' ').map(Number)}
    function date(svg,day){
      if(!svg.dataset.start)return 'day '+Math.round(day*10)/10;
      var d=new Date(Date.parse(svg.dataset.start+'T00:00:00Z')+Math.max(0,Math.ceil(day-1e-3)-1)*864e5);
      return d.getUTCDate()+' '+months[d.getUTCMonth()]+' '+d.getUTCFullYear()}
    var tools=document.querySelector('.tools');
    if(tools){
      var hidden={},sheet=make('style','',document.head);
      JSON.parse(tools.dataset.variants).forEach(function(label,index){
        var b=make('button','',tools),dot=make('i','',b);b.type='button';dot.className='k'+index%8;dot.setAttribute('aria-hidden','true');
        b.appendChild(document.createTextNode(label));b.setAttribute('aria-pressed','true');
        b.addEventListener('click',function(){
          hidden[index]=!hidden[index];b.setAttribute('aria-pressed',String(!hidden[index]));
          sheet.textContent=Object.keys(hidden).filter(function(k){return hidden[k]}).map(function(k){return 'svg .v'+k+'{display:none}'}).join('')})});
      tools.hidden=false}
    document.querySelectorAll('figure').forEach(function(figure){
      var source=figure.querySelector('.source');
      if(figure.querySelector('svg.wide')){
        var zoom=make('button','Enlarge');zoom.type='button';zoom.setAttribute('aria-pressed','false');zoom.style.textDecoration='underline';
        zoom.setAttribute('aria-label','Enlarge: '+figure.querySelector('figcaption b').textContent);
        zoom.addEventListener('click',function(){zoom.setAttribute('aria-pressed',String(figure.classList.toggle('enlarged')))});
        source.after(zoom)}
      var table=figure.querySelector('table');
      if(table&&navigator.clipboard){
        var copy=make('button','Copy as CSV');copy.type='button';copy.setAttribute('aria-label','Copy as CSV: '+figure.querySelector('figcaption b').textContent);
        copy.addEventListener('click',function(){
          var text=Array.from(table.rows).map(function(r){return Array.from(r.cells).map(function(c){return '"'+c.textContent.replace(/"/g,'""')+'"'}).join(',')}).join('\r\n');
          navigator.clipboard.writeText(text).then(function(){copy.textContent='Copied'},function(){copy.textContent='Not allowed here'})});
        source.after(copy)}});
    var tip=make('div','',document.body);tip.className='tip';tip.hidden=true;tip.setAttribute('aria-hidden','true');
    document.querySelectorAll('svg[data-days]').forEach(function(svg){
      var days=pair(svg,'days'),across=pair(svg,'across'),values=pair(svg,'values'),up=pair(svg,'up'),lines=null,cursor=null;
      function read(){lines=Array.from(svg.querySelectorAll('.line')).map(function(p){
        return {label:p.dataset.label,path:p,points:p.getAttribute('d').split(/[ML]/).filter(Boolean).map(function(t){return t.split(' ').map(Number)})}}).reverse()}
      function show(event){
        var m=svg.getScreenCTM();if(!m)return;if(!lines)read();
        var x=(event.clientX-m.e)/m.a;if(x<across[0]-4||x>across[1]+4)return hide();
        var at=null,rows=lines.filter(function(l){return getComputedStyle(l.path).display!=='none'}).map(function(l){
          var best=l.points[0];l.points.forEach(function(p){if(Math.abs(p[0]-x)<Math.abs(best[0]-x))best=p});
          if(!best)return '';if(at===null)at=best[0];
          var v=values[0]+(best[1]-up[0])/(up[1]-up[0])*(values[1]-values[0]);
          return l.label+'  '+Number(v.toPrecision(3))+svg.dataset.suffix});
        if(at===null)return hide();
        tip.textContent=[date(svg,days[0]+(at-across[0])/(across[1]-across[0])*(days[1]-days[0]))].concat(rows).join('\n');
        tip.hidden=false;
        tip.style.left=Math.max(4,Math.min(event.clientX+14,innerWidth-tip.offsetWidth-8))+'px';
        tip.style.top=Math.max(4,Math.min(event.clientY+14,innerHeight-tip.offsetHeight-8))+'px';
        if(!cursor){cursor=document.createElementNS('http://www.w3.org/2000/svg','line');cursor.setAttribute('class','cursor');svg.appendChild(cursor)}
        cursor.setAttribute('x1',at);cursor.setAttribute('x2',at);cursor.setAttribute('y1',up[0]);cursor.setAttribute('y2',up[1])}
      function hide(){tip.hidden=true;if(cursor){cursor.remove();cursor=null}}
      svg.addEventListener('pointermove',show);svg.addEventListener('pointerdown',show);svg.addEventListener('pointerleave',hide)});
    })();
    """#
}
